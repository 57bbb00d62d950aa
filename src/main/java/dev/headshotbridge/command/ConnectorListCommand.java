package dev.headshotbridge.command;

import dev.headshotbridge.settings.ConnectorSetting;
import dev.headshotbridge.settings.ConnectorSettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code bin/bridge connector list}. */
@Command(
        name = "list",
        description = "Lists the connectors in kamelets/, whether bridge.connectors names them, the settings that they"
                + " read, and whether these are set. Shows no value.",
        exitCodeListHeading = Exit.HEADING,
        exitCodeList = {
            "0:those that are used have what they need",
            "1:one that is used is not there, or lacks a setting",
            "2:wrong use, or a Kamelet that cannot be read"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  bin/bridge connector list",
            "  bin/bridge connector list --json | jq -r '.[] | select(.used) | .name'"
        })
final class ConnectorListCommand implements Callable<Integer> {

    @Mixin
    private SettingArguments settings = new SettingArguments();

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() {
        ConnectorSettings connectors = new ConnectorSettings(settings.environment());
        List<String> used = connectors.used();
        List<String> available = ConnectorSettings.available();
        boolean lacking = !available.containsAll(used);
        List<Map<String, Object>> rows = new ArrayList<>();
        for (String name : available) {
            List<ConnectorSetting> needs = connectors.of(name);
            boolean ready = needs.stream().allMatch(need -> need.set() || !need.required());
            lacking |= used.contains(name) && !ready;
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("name", name);
            row.put("title", connectors.title(name));
            row.put("used", used.contains(name));
            row.put("ready", ready);
            row.put("settings", needs);
            rows.add(row);
            if (!output.json) {
                print(name, used.contains(name), needs);
            }
        }
        used.stream().filter(name -> !available.contains(name)).forEach(name -> {
            rows.add(Map.of("name", name, "used", true, "ready", false, "settings", List.of()));
            if (!output.json) {
                output.line("%s: bridge.connectors names it, but it is not in kamelets/", name);
            }
        });
        if (output.json) {
            output.json(rows);
        }
        return lacking ? Exit.NEGATIVE : Exit.OK;
    }

    private void print(String name, boolean used, List<ConnectorSetting> needs) {
        output.line("%s: %s", name, used ? "used" : "not used (bridge.connectors does not name it)");
        for (ConnectorSetting need : needs) {
            String state = need.set() ? "set" : need.required() ? "MISSING" : "not set";
            output.line("  %-28s %-8s %s (%s)", need.key(), state, need.description(), need.variable());
        }
    }
}
