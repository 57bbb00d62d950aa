package dev.headshotbridge.bench;

import java.util.ArrayList;
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

    /** Further columns: the first row's median against that of each row. */
    void addRatios(String column, String name) {
        String first = rows.keySet().iterator().next();
        double best = median(first, column);
        rows.keySet().forEach(row -> add(row, name, best / median(row, column)));
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
        if (Double.isNaN(value)) {
            return "–";
        }
        return String.format(Locale.ROOT, value >= 100 ? "%,.0f" : value >= 10 ? "%.1f" : "%.2f", value);
    }
}
