package dev.headshotbridge.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Scanner;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bin/bridge replay}. */
@Command(
        name = "replay",
        description = {
            "Has a delivery run again, or all that meet the criteria; dead ones, unless --state says otherwise.",
            "Counts first, and asks. Where nobody can be asked it only counts, unless there is --yes."
        },
        exitCodeListHeading = Exit.HEADING,
        exitCodeList = {
            "0:they are queued (with --wait: and all have ended well), or were counted",
            "1:there are none, it was declined, or with --wait: some are dead again, or not done in time",
            "2:wrong use, or criteria that the bridge refuses",
            "3:the private port cannot be reached",
            "4:the login is missing or refused"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  bin/bridge replay 41",
            "  bin/bridge replay --connector hubspot-contact-photo-sink --from 2026-11-24T08:00:00Z",
            "  bin/bridge replay --state dead --yes --wait",
            "  bin/bridge replay --model 507f1f77bcf86cd799439011 --state done --dry-run --json"
        })
final class ReplayCommand implements Callable<Integer> {

    @Mixin
    private ReplayCriteria chosen = new ReplayCriteria();

    @Option(names = "--dry-run", description = "counts them, and queues nothing")
    private boolean dryRun;

    @Option(
            names = {"-y", "--yes"},
            description = "does not ask")
    private boolean yes;

    @Option(names = "--wait", description = "waits until they have run, and shows how far they are")
    private boolean wait;

    @Option(
            names = "--timeout",
            paramLabel = "DURATION",
            defaultValue = "1h",
            description = "longest that --wait waits (default: 1h)")
    private Duration timeout;

    @Mixin
    private OperationsOptions operations = new OperationsOptions();

    @Mixin
    private SettingArguments settings = new SettingArguments();

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() throws InterruptedException {
        Map<String, Object> criteria = chosen.map();
        JsonNode counted = request(criteria, true);
        long count = counted.path("deliveries").asLong();
        String what = "%d deliver%s would run again%s"
                .formatted(
                        count,
                        count == 1 ? "y" : "ies",
                        skipped(counted.path("skipped").asLong()));
        boolean ask = !dryRun && !yes && count > 0;
        boolean terminal = Boolean.getBoolean("headshotbridge.terminal");
        if (dryRun || count == 0 || ask && !terminal) {
            if (output.json) {
                output.json(counted);
            } else {
                output.line("%s.", what);
            }
            if (ask) {
                output.note("Nothing is queued: add --yes.");
            }
            return count == 0 ? Exit.NEGATIVE : Exit.OK;
        }
        if (ask && !agreed(what)) {
            output.note("Nothing is queued.");
            return Exit.NEGATIVE;
        }
        JsonNode queued = request(criteria, false);
        if (!output.json) {
            output.line(
                    "Replay %s: %s queued.",
                    queued.path("replay").asText(), queued.path("deliveries").asText());
        }
        return wait ? waitFor(queued) : end(queued, Exit.OK);
    }

    private JsonNode request(Map<String, Object> criteria, boolean counting) {
        Map<String, Object> body = new LinkedHashMap<>(criteria);
        if (counting) {
            body.put("dryRun", true);
        }
        return operations.post(settings, "replays", body);
    }

    private int waitFor(JsonNode queued) throws InterruptedException {
        JsonNode end = new ReplayProgress(operations, settings, output)
                .await(queued.path("replay").asLong(), timeout);
        ObjectNode all = ((ObjectNode) queued).deepCopy();
        all.setAll((ObjectNode) end);
        boolean well = end.path("open").asLong() == 0 && end.path("dead").asLong() == 0;
        return end(all, well ? Exit.OK : Exit.NEGATIVE);
    }

    private int end(JsonNode result, int code) {
        if (output.json) {
            output.json(result);
        }
        return code;
    }

    private static String skipped(long skipped) {
        return skipped == 0 ? "" : ", " + skipped + " cannot";
    }

    private static boolean agreed(String what) {
        System.err.print(what + ". Queue them? [y/N] ");
        Scanner answer = new Scanner(System.in);
        return answer.hasNextLine()
                && answer.nextLine().strip().toLowerCase(Locale.ROOT).matches("y|yes");
    }
}
