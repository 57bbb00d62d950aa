package dev.headshotbridge.command;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code bin/bridge sign}. */
@Command(
        name = "sign",
        description = "Prints the headers that sign a body, a line each, as curl takes them.",
        exitCodeListHeading = Exit.HEADING,
        exitCodeList = {"0:the headers are printed", "2:wrong use, no secret, or no such file"},
        footerHeading = "%nExamples:%n",
        footer = {
            "  bin/bridge sign event.json > headers",
            "  curl -H @headers --data-binary @event.json http://127.0.0.1:8080/webhooks/headshotpro",
            "  bin/bridge sign --scheme timestamp --secret-file secret - < event.json"
        })
final class SignCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "holds the body, which is signed byte for byte; - is standard input")
    private String file;

    @Mixin
    private SigningOptions signing = new SigningOptions();

    @Mixin
    private SettingArguments settings = new SettingArguments();

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() {
        Map<String, String> headers = signing.headers(Content.ofFile(file), settings);
        if (output.json) {
            output.json(headers);
        } else {
            headers.forEach((name, value) -> output.line("%s: %s", name, value));
        }
        return Exit.OK;
    }
}
