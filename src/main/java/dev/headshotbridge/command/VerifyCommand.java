package dev.headshotbridge.command;

import dev.headshotbridge.command.signature.Diagnosis;
import dev.headshotbridge.command.signature.Finding;
import dev.headshotbridge.command.signature.SignatureDiagnosis;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.springframework.boot.convert.DurationStyle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bin/bridge verify}. */
@Command(
        name = "verify",
        description = "Tells whether the bridge takes a signature, and if not, why: tries what usually goes wrong with"
                + " body, secret, timestamp and header until something matches.",
        exitCodeListHeading = Exit.HEADING,
        exitCodeList = {"0:the signature matches", "1:it does not", "2:wrong use, no secret, or no such file"},
        footerHeading = "%nExamples:%n",
        footer = {
            "  bin/bridge verify event.json --signature sha256=5d41…",
            "  bin/bridge verify event.json -H 'X-HeadshotPro-Signature: sha256=5d41…' \\",
            "                               -H 'X-HeadshotPro-Timestamp: 1700000000'",
            "  bin/bridge verify - --headers headers --json < event.json",
        })
final class VerifyCommand implements Callable<Integer> {

    private static final String TOLERANCE = "headshotpro.webhook.timestamp-tolerance";

    @Parameters(paramLabel = "FILE", description = "holds the body as it was received; - is standard input")
    private String file;

    @Option(names = "--signature", paramLabel = "TEXT", description = "the header X-HeadshotPro-Signature")
    private String signature;

    @Option(names = "--timestamp", paramLabel = "TEXT", description = "the header X-HeadshotPro-Timestamp")
    private String timestamp;

    @Option(names = "-H", paramLabel = "HEADER", description = "a header as curl takes it; may be repeated")
    private List<String> headers = List.of();

    @Option(names = "--headers", paramLabel = "FILE", description = "a file of headers, a line each")
    private String headersFile;

    @Mixin
    private SecretOptions secrets = new SecretOptions();

    @Mixin
    private SettingArguments settings = new SettingArguments();

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() throws GeneralSecurityException {
        List<String> accepted = secrets.secrets(settings);
        Diagnosis diagnosis = new SignatureDiagnosis(
                        accepted,
                        settings.list(SecretOptions.SETTING),
                        DurationStyle.detectAndParse(settings.value(TOLERANCE)),
                        Clock.systemUTC())
                .diagnose(
                        Content.ofFile(file),
                        signature == null ? header(Signer.SIGNATURE_HEADER) : signature,
                        timestamp == null ? header(Signer.TIMESTAMP_HEADER) : timestamp);
        if (output.json) {
            output.json(diagnosis);
        } else {
            print(diagnosis, accepted.size());
        }
        return diagnosis.match() ? Exit.OK : Exit.NEGATIVE;
    }

    private void print(Diagnosis diagnosis, int secrets) {
        if (diagnosis.match()) {
            output.line(
                    "The signature matches: %s, signed with %s.",
                    diagnosis.scheme().equals("body") ? "the body alone" : "timestamp and body",
                    secrets == 1 ? "the secret" : "secret " + diagnosis.secret() + " of " + secrets);
            return;
        }
        output.line("The bridge does not take this signature.");
        for (Finding finding : diagnosis.findings()) {
            output.line("- %s%n  %s", sentence(finding.what()), sentence(finding.todo()));
        }
        if (diagnosis.scheme() == null && diagnosis.tried() > 0) {
            output.line("%d combinations of body, secret and timestamp were tried.", diagnosis.tried());
        }
    }

    private static String sentence(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1) + ".";
    }

    private String header(String name) {
        String inFile = headersFile == null ? "" : new String(Content.ofFile(headersFile), StandardCharsets.UTF_8);
        return Stream.concat(headers.stream(), inFile.lines())
                .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst()
                .orElse(null);
    }
}
