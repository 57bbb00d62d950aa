package dev.headshotbridge.command.signature;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** With what it may have been signed. */
final class SecretVariants {

    private static final String AS_TEXT = "use the secret's text as it was shown, as UTF-8 bytes, decoded in no way";

    private SecretVariants() {}

    /** The secrets that the bridge accepts, then others, then what somebody may have made of them; the index is from 1. */
    static List<Secret> of(List<String> accepted, List<String> others) {
        List<Secret> secrets = new ArrayList<>();
        for (int i = 0; i < accepted.size(); i++) {
            secrets.add(new Secret(i + 1, Variant.asIs(accepted.get(i).getBytes(UTF_8))));
        }
        for (String other : others) {
            if (!accepted.contains(other)) {
                secrets.add(new Secret(
                        0,
                        Variant.asIs(new byte[0])
                                .with(
                                        other.getBytes(UTF_8),
                                        new Finding(
                                                "other-secret",
                                                "the secret of the settings has signed, not the one that you named",
                                                "name that one"))));
            }
        }
        for (int i = 0; i < accepted.size(); i++) {
            addMistakes(i + 1, accepted.get(i), secrets);
        }
        if (accepted.size() > 1) {
            for (String comma : List.of(",", ", ")) {
                add(0, String.join(comma, accepted), "the whole list of secrets was taken as one", secrets);
            }
        }
        return secrets;
    }

    private static void addMistakes(int index, String secret, List<Secret> secrets) {
        add(index, secret + "\n", "the secret was taken with a line break behind it, as echo makes one", secrets);
        add(index, secret + "\r\n", "the secret was taken with a line break behind it", secrets);
        add(index, secret + " ", "the secret was taken with a space behind it", secrets);
        add(index, " " + secret, "the secret was taken with a space before it", secrets);
        add(index, "\"" + secret + "\"", "the secret was taken with quotes", secrets);
        add(index, "'" + secret + "'", "the secret was taken with quotes", secrets);
        add(
                index,
                secret.replaceAll("^[\"']|[\"']$", ""),
                "the secret here has quotes that are not part of it",
                secrets);
        add(index, secret.replaceFirst("^whsec_", ""), "the prefix whsec_ was left out", secrets);
        add(index, "whsec_" + secret, "the prefix whsec_ was put before the secret", secrets);
        add(index, secret.toUpperCase(Locale.ROOT), "the secret was taken in capitals", secrets);
        add(index, secret.toLowerCase(Locale.ROOT), "the secret was taken in small letters", secrets);
        add(index, "", "an empty secret was taken: a variable that is not set", secrets);
        try {
            add(index, HexFormat.of().parseHex(secret), "the secret was decoded from hex", secrets);
        } catch (IllegalArgumentException e) {
            // It is no hex.
        }
        try {
            add(index, Base64.getDecoder().decode(secret), "the secret was decoded from base64", secrets);
        } catch (IllegalArgumentException e) {
            // It is no base64.
        }
        add(
                index,
                Base64.getEncoder().encodeToString(secret.getBytes(UTF_8)),
                "the secret was encoded in base64",
                secrets);
    }

    private static void add(int index, String text, String what, List<Secret> secrets) {
        if (secrets.stream().noneMatch(secret -> new String(secret.variant().bytes(), UTF_8).equals(text))) {
            add(index, text.getBytes(UTF_8), what, secrets);
        }
    }

    private static void add(int index, byte[] bytes, String what, List<Secret> secrets) {
        secrets.add(new Secret(index, Variant.asIs(bytes).with(bytes, new Finding("secret-changed", what, AS_TEXT))));
    }

    /** The index of the secret that it was made of, from 1; 0 for others. */
    record Secret(int index, Variant variant) {}
}
