package dev.headshotbridge.command.signature;

import java.util.ArrayList;
import java.util.List;

/** Bytes that may have been signed, or signed with, and in what they differ from what should have been. */
record Variant(byte[] bytes, List<Finding> findings) {

    static Variant asIs(byte[] bytes) {
        return new Variant(bytes, List.of());
    }

    Variant with(byte[] changed, Finding finding) {
        List<Finding> all = new ArrayList<>(findings);
        all.add(finding);
        return new Variant(changed, List.copyOf(all));
    }
}
