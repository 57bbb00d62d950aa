package dev.headshotbridge.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What was measured, by row and column, once a round; shown as medians. */
final class Samples {

    private final Map<String, Map<String, List<Double>>> rows = new LinkedHashMap<>();
    private final Set<String> columns = new LinkedHashSet<>();

    void add(String row, String column, double value) {
        columns.add(column);
        rows.computeIfAbsent(row, name -> new LinkedHashMap<>())
                .computeIfAbsent(column, name -> new ArrayList<>())
                .add(value);
    }

    Map<String, Double> column(String column) {
        Map<String, Double> medians = new LinkedHashMap<>();
        rows.keySet().forEach(row -> medians.put(row, median(row, column)));
        return medians;
    }

    double median(String row, String column) {
        List<Double> values =
                rows.get(row).getOrDefault(column, List.of()).stream().sorted().toList();
        int n = values.size();
        return n == 0 ? Double.NaN : (values.get((n - 1) / 2) + values.get(n / 2)) / 2;
    }

    /** Of all rounds the largest, for what a median would hide. */
    void addLargest(String row, String column, double value) {
        add(row, column, value);
        List<Double> values = rows.get(row).get(column);
        double largest = Collections.max(values);
        values.removeIf(other -> other < largest);
    }

    /** A further column: the median of that row against that of each, if it was measured at all. */
    void addRatios(String column, String measured, String name) {
        if (rows.containsKey(measured)) {
            double its = median(measured, column);
            rows.keySet().forEach(row -> add(row, name, its / median(row, column)));
        }
    }

    String markdown(String rowsAre) {
        StringBuilder text = new StringBuilder("| " + rowsAre + " | " + String.join(" | ", columns) + " |\n|---|"
                + "---:|".repeat(columns.size()) + "\n");
        rows.keySet().forEach(row -> {
            text.append("| ").append(row);
            columns.forEach(column -> text.append(" | ").append(format(median(row, column))));
            text.append(" |\n");
        });
        return text.toString();
    }

    static String format(double value) {
        if (!Double.isFinite(value)) {
            return "–";
        }
        return String.format(Locale.ROOT, value >= 100 ? "%,.0f" : value >= 10 ? "%.1f" : "%.2f", value);
    }
}
