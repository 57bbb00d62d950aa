package dev.headshotbridge.command.signature;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;

/** What may have been signed together with the body. */
final class SchemeVariants {

    private static final String DOT = "sign the timestamp's digits as the header has them, a dot, and the body";
    private static final String SECONDS = "write unix seconds, ten digits, in the header and in what is signed";

    private SchemeVariants() {}

    /** The bridge's own way for this timestamp, or for none, is the first. */
    static List<Scheme> of(String timestamp) {
        if (timestamp == null) {
            return List.of(new Scheme("body", "", "", List.of()));
        }
        List<Scheme> schemes = new ArrayList<>();
        String time = timestamp.strip();
        boolean digits = timestamp.matches("[0-9]{1,12}");
        schemes.add(new Scheme(
                "timestamp",
                timestamp + ".",
                "",
                digits
                        ? List.of()
                        : List.of(new Finding("timestamp-malformed", "the timestamp is no unix seconds", SECONDS))));
        add(
                schemes,
                "body",
                "",
                "",
                "other-scheme",
                "the body alone was signed, but a timestamp was sent with it",
                "leave the header X-HeadshotPro-Timestamp out, or sign the timestamp too");
        for (String separator : List.of("", ":", ",", "\n", " ", "..", "|", "-")) {
            add(
                    schemes,
                    "timestamp",
                    time + separator,
                    "",
                    "separator",
                    "no dot stands between timestamp and body",
                    DOT);
        }
        add(schemes, "timestamp", "", "." + time, "separator", "the timestamp was signed behind the body", DOT);
        add(schemes, "timestamp", "", time, "separator", "the timestamp was signed behind the body", DOT);
        add(schemes, "timestamp", "t=" + time + ".", "", "separator", "t= was signed before the timestamp", DOT);
        add(
                schemes,
                "timestamp",
                "v0:" + time + ":",
                "",
                "separator",
                "v0:timestamp:body was signed, as Slack does",
                DOT);
        if (time.matches("[0-9]{1,15}")) {
            add(
                    schemes,
                    "timestamp",
                    time + "000.",
                    "",
                    "timestamp-unit",
                    "milliseconds were signed, seconds sent",
                    SECONDS);
            if (time.length() > 3) {
                add(
                        schemes,
                        "timestamp",
                        time.substring(0, time.length() - 3) + ".",
                        "",
                        "timestamp-unit",
                        "seconds were signed, milliseconds sent",
                        SECONDS);
            }
        }
        return schemes;
    }

    private static void add(
            List<Scheme> schemes, String name, String before, String behind, String reason, String what, String todo) {
        schemes.add(new Scheme(name, before, behind, List.of(new Finding(reason, what, todo))));
    }

    /** What stands before and behind the body. */
    record Scheme(String name, String before, String behind, List<Finding> findings) {

        byte[] prefix() {
            return before.getBytes(UTF_8);
        }

        byte[] suffix() {
            return behind.getBytes(UTF_8);
        }
    }
}
