package dev.headshotbridge.deploy;

import dev.headshotbridge.deploy.PromQl.Matcher;
import dev.headshotbridge.deploy.PromQl.Selector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The series that Prometheus has of a bridge, and what is wrong with an expression that asks for others. */
record Scrape(Map<String, List<Map<String, String>>> series) {

    /** As deploy/prometheus/prometheus.yml has it scraped. */
    private static final Map<String, String> BY_PROMETHEUS =
            Map.of("job", "headshot-bridge", "instance", "127.0.0.1:8081");

    private static final Pattern LINE = Pattern.compile("([\\w:]+)(?:\\{(.*)})? \\S+");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");

    static Scrape of(String text) {
        Map<String, List<Map<String, String>>> series = new HashMap<>();
        series.put("up", List.of(BY_PROMETHEUS));
        text.lines().filter(line -> !line.startsWith("#")).map(LINE::matcher).forEach(line -> {
            if (line.matches()) {
                Map<String, String> labels = new HashMap<>(BY_PROMETHEUS);
                LABEL.matcher(line.group(2) == null ? "" : line.group(2))
                        .results()
                        .forEach(label -> labels.put(label.group(1), label.group(2)));
                series.computeIfAbsent(line.group(1), name -> new ArrayList<>()).add(labels);
            }
        });
        return new Scrape(series);
    }

    /** Empty when the bridge gives all that the expression asks for. */
    List<String> missing(String expression) {
        PromQl query = PromQl.of(expression);
        List<String> missing = new ArrayList<>();
        if (query.selectors().isEmpty()) {
            missing.add("no metric at all");
        }
        query.selectors().forEach(selector -> missing.addAll(missing(selector)));
        query.groupingLabels().stream()
                .filter(label -> query.selectors().stream()
                        .map(Selector::metric)
                        .flatMap(this::all)
                        .noneMatch(labels -> labels.containsKey(label)))
                .forEach(label -> missing.add("label " + label));
        return missing;
    }

    /** The labels that the answer can have. */
    boolean hasLabel(String expression, String label) {
        PromQl query = PromQl.of(expression);
        return query.groupingLabels().isEmpty()
                ? query.selectors().stream()
                        .map(Selector::metric)
                        .flatMap(this::all)
                        .anyMatch(labels -> labels.containsKey(label))
                : query.groupingLabels().contains(label);
    }

    private List<String> missing(Selector selector) {
        if (!series.containsKey(selector.metric())) {
            return List.of("metric " + selector.metric());
        }
        List<String> missing = new ArrayList<>();
        selector.matchers().stream()
                .flatMap(Scrape::alternatives)
                .filter(matcher -> all(selector.metric()).noneMatch(labels -> fits(labels, matcher)))
                .forEach(matcher -> missing.add(selector.metric() + " with " + matcher));
        boolean together = all(selector.metric())
                .anyMatch(labels -> selector.matchers().stream().allMatch(matcher -> fits(labels, matcher)));
        if (missing.isEmpty() && !together) {
            missing.add("a series for all of " + selector);
        }
        return missing;
    }

    /** Each must be there, not only one of them. */
    private static Stream<Matcher> alternatives(Matcher matcher) {
        return Arrays.stream(
                        matcher.operator().endsWith("~")
                                ? matcher.value().split("\\|")
                                : new String[] {matcher.value()})
                .map(value -> new Matcher(matcher.label(), matcher.operator(), value));
    }

    private static boolean fits(Map<String, String> labels, Matcher matcher) {
        String value = labels.get(matcher.label());
        if (value == null) {
            return false;
        }
        return switch (matcher.operator()) {
            case "=" -> value.equals(matcher.value());
            case "!=" -> !value.equals(matcher.value());
            case "=~" -> value.matches(matcher.value());
            default -> !value.matches(matcher.value());
        };
    }

    private Stream<Map<String, String>> all(String metric) {
        return series.getOrDefault(metric, List.of()).stream();
    }
}
