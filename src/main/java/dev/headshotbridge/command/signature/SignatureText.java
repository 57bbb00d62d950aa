package dev.headshotbridge.command.signature;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what stands in the signature's header, also where it is not written as it must be. */
final class SignatureText {

    private static final String WRITE = "write sha256= and the 64 hex digits of the HMAC, and nothing else";
    private static final Pattern EXACT = Pattern.compile("sha256=[0-9a-fA-F]{64}");
    private static final Pattern DIGITS = Pattern.compile(
            "(?<![0-9a-fA-F])([0-9a-fA-F]{40}|[0-9a-fA-F]{64}" + "|[0-9a-fA-F]{96}|[0-9a-fA-F]{128})(?![0-9a-fA-F])");
    private static final Set<Integer> LENGTHS = Set.of(20, 32, 48, 64);
    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/_-]{27,88}={0,2}");

    final List<byte[]> values = new ArrayList<>();
    final List<Finding> findings = new ArrayList<>();

    private SignatureText() {}

    static SignatureText read(String header) {
        SignatureText text = new SignatureText();
        text.find(header);
        return text;
    }

    private void find(String header) {
        if (EXACT.matcher(header).matches()) {
            values.add(HexFormat.of().parseHex(header.substring("sha256=".length())));
            return;
        }
        Matcher digits = DIGITS.matcher(header);
        while (digits.find()) {
            values.add(HexFormat.of().parseHex(digits.group(1)));
        }
        if (values.size() == 1) {
            findings.add(shape(header));
            return;
        }
        if (values.isEmpty()) {
            findBase64(header);
        }
        if (values.isEmpty()) {
            findings.add(new Finding(
                    "signature-malformed",
                    "the signature is no 64 hex digits: it has " + header.length() + " characters",
                    "was it cut off, or is it a placeholder? " + WRITE));
        } else if (values.size() > 1) {
            findings.add(new Finding("several-signatures", "the header holds several signatures", WRITE));
        }
    }

    private static Finding shape(String header) {
        String stripped = header.strip();
        if (EXACT.matcher(stripped).matches()) {
            return new Finding("signature-white-space", "there is white space around the signature", WRITE);
        }
        if (stripped.matches("[0-9a-fA-F]+")) {
            return new Finding("prefix-missing", "the prefix sha256= is missing", WRITE);
        }
        if (EXACT.matcher(stripped.toLowerCase(Locale.ROOT)).matches()) {
            return new Finding("prefix-case", "the prefix sha256= must be in small letters", WRITE);
        }
        if (stripped.matches("[\"'].*[\"']")) {
            return new Finding("signature-quoted", "the signature stands in quotes", WRITE);
        }
        return new Finding("prefix-other", "before or behind the digits stands something else than sha256=", WRITE);
    }

    private void findBase64(String header) {
        Matcher base64 = BASE64.matcher(header.strip().replaceFirst("(?i)^sha256[=:]", ""));
        if (!base64.matches()) {
            return;
        }
        try {
            byte[] bytes =
                    Base64.getDecoder().decode(base64.group().replace('-', '+').replace('_', '/'));
            String inside = new String(bytes, ISO_8859_1);
            boolean hexInside = inside.matches("(sha256=)?[0-9a-fA-F]{64}");
            if (!hexInside && !LENGTHS.contains(bytes.length)) {
                return;
            }
            values.add(hexInside ? HexFormat.of().parseHex(inside.replaceFirst("sha256=", "")) : bytes);
            findings.add(new Finding("signature-base64", "the signature is in base64, not in hex", WRITE));
        } catch (IllegalArgumentException e) {
            // It is no base64 either.
        }
    }
}
