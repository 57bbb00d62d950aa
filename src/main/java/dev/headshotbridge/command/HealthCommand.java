package dev.headshotbridge.command;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code bin/bridge health}; without an argument bin/bridge asks by itself, which starts no Java. */
@Command(
        name = "health",
        description = "Tells whether the bridge of these settings is ready for webhooks.",
        exitCodeListHeading = Exit.HEADING,
        exitCodeList = {"0:it is ready", "1:it is not, or does not answer", "2:wrong use"},
        footerHeading = "%nExamples:%n",
        footer = {"  bin/bridge health && echo ready", "  bin/bridge health --json --server.port=9081"})
final class HealthCommand implements Callable<Integer> {

    private static final Duration TIMEOUT = Duration.ofSeconds(3);

    @Mixin
    private SettingArguments settings = new SettingArguments();

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() {
        URI uri = URI.create(LocalPort.operations(settings) + "/actuator/health/readiness");
        try {
            Sending.Answer answer = new Sending(TIMEOUT).send(uri, Map.of(), null);
            if (output.json) {
                output.line(answer.body().strip());
            }
            return answer.good() ? Exit.OK : Exit.NEGATIVE;
        } catch (CommandException e) {
            // One code for "not ready", as probes want it.
            if (output.json) {
                output.json(Map.of("status", "UNREACHABLE", "detail", e.getMessage()));
            }
            return Exit.NEGATIVE;
        }
    }
}
