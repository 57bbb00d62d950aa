package dev.headshotbridge.check;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/** What the jars on the class path, lib/ too, bring along for Camel. */
final class Available {

    private Available() {}

    /** The names of all of a kind: component, language or dataformat. */
    static Set<String> names(String kind) {
        Set<String> names = new TreeSet<>();
        String key = kind.equals("dataformat") ? "dataFormats" : kind + "s";
        try {
            for (URL list : Collections.list(Thread.currentThread()
                    .getContextClassLoader()
                    .getResources("META-INF/services/org/apache/camel/" + kind + ".properties"))) {
                Properties properties = new Properties();
                try (InputStream text = list.openStream()) {
                    properties.load(text);
                }
                names.addAll(List.of(properties.getProperty(key, "").split("\\s+")));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        names.remove("");
        return names;
    }
}
