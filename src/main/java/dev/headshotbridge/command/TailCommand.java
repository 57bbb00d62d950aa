package dev.headshotbridge.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bin/bridge tail}. */
@Command(
        name = "tail",
        description = {
            "Prints deliveries as they come and change, until Ctrl-C; the newest there are first.",
            "With --json each line is the row as /operations/deliveries has it. A line holds no payload."
        },
        exitCodeListHeading = Exit.HEADING,
        exitCodeList = {
            "0:--lines or --for has ended it",
            "2:wrong use",
            "3:the private port cannot be reached",
            "4:the login is missing or refused"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  bin/bridge tail",
            "  bin/bridge tail --state dead --connector hubspot-contact-photo-sink",
            "  bin/bridge tail --json | jq -c '{id,event,state,last_error}'",
            "  bin/bridge tail --model 507f1f77bcf86cd799439011 --for 30s"
        })
final class TailCommand implements Callable<Integer> {

    private static final int MAX_LAST = 1000;

    @Mixin
    private DeliveryFilter filter = new DeliveryFilter();

    @Option(
            names = "--state",
            paramLabel = "STATE",
            split = ",",
            description = "${COMPLETION-CANDIDATES}; several with commas")
    private List<DeliveryState> states = List.of();

    @Option(
            names = {"-n", "--last"},
            paramLabel = "N",
            defaultValue = "10",
            description = "so many that are there already, at most " + MAX_LAST + " (default: 10)")
    private int last;

    @Option(names = "--lines", paramLabel = "N", description = "ends after so many lines")
    private long lines = Long.MAX_VALUE;

    @Option(names = "--for", paramLabel = "DURATION", description = "ends after that time")
    private Duration duration;

    @Option(
            names = "--interval",
            paramLabel = "DURATION",
            defaultValue = "1s",
            description = "pause between two looks (default: 1s)")
    private Duration interval;

    @Mixin
    private OperationsOptions operations = new OperationsOptions();

    @Mixin
    private SettingArguments settings = new SettingArguments();

    @Mixin
    private Output output = new Output();

    private long printed;

    @Override
    public Integer call() throws InterruptedException {
        if (last < 0 || last > MAX_LAST) {
            throw CommandException.usage("-n cannot be " + last + "; write a number from 0 to " + MAX_LAST);
        }
        DeliveryFeed feed = new DeliveryFeed(operations, settings, filter.criteria());
        feed.start(last, this::isWanted).forEach(this::print);
        Instant end = duration == null ? Instant.MAX : Instant.now().plus(duration);
        boolean lost = false;
        while (printed < lines && !output.isLost() && Instant.now().isBefore(end)) {
            TimeUnit.MILLISECONDS.sleep(Math.max(1, interval.toMillis()));
            try {
                feed.changed().forEach(this::print);
                lost = false;
            } catch (CommandException e) {
                if (e.code() != Exit.UNREACHABLE) {
                    throw e;
                }
                if (!lost) {
                    output.note("bridge tail: " + e.getMessage() + " Goes on when it answers.");
                }
                lost = true;
            }
        }
        return Exit.OK;
    }

    private boolean isWanted(JsonNode row) {
        String state = row.path("state").asText();
        return states.isEmpty() || states.stream().anyMatch(one -> one.name().equals(state));
    }

    private void print(JsonNode row) {
        if (!isWanted(row) || printed >= lines) {
            return;
        }
        printed++;
        if (output.json) {
            output.json(row);
        } else {
            output.line("%s", DeliveryLine.of(row));
        }
    }
}
