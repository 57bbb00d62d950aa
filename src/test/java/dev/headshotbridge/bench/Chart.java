package dev.headshotbridge.bench;

import java.util.Collections;
import java.util.Map;

/** Bars in SVG, readable on light and on dark pages. */
final class Chart {

    private static final int WIDTH = 720;
    private static final int LABELS = 170;
    private static final int LONGEST = 460;
    private static final int ROW = 34;
    private static final int TOP = 48;

    private Chart() {}

    /** The bar of that name is the one that is compared. */
    static String bars(String title, Map<String, Double> values, String compared) {
        int height = TOP + values.size() * ROW + 8;
        double most = Collections.max(values.values());
        StringBuilder svg = new StringBuilder("""
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" height="%d" role="img">
                <title>%s</title>
                <style>
                text { font: 14px sans-serif; fill: #1f2328; }
                .title { font-weight: bold; }
                rect { fill: #8c959f; }
                .compared { fill: #0969da; }
                @media (prefers-color-scheme: dark) {
                text { fill: #e6edf3; }
                rect { fill: #6e7681; }
                .compared { fill: #4493f8; }
                }
                </style>
                <text class="title" x="8" y="26">%s</text>
                """.formatted(WIDTH, height, WIDTH, height, title, title));
        int y = TOP;
        for (var value : values.entrySet()) {
            long width = Math.max(1, Math.round(LONGEST * value.getValue() / most));
            svg.append("<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>\n"
                    .formatted(LABELS - 10, y + 17, value.getKey()));
            svg.append("<rect%s x=\"%d\" y=\"%d\" width=\"%d\" height=\"24\" rx=\"3\"/>\n"
                    .formatted(value.getKey().equals(compared) ? " class=\"compared\"" : "", LABELS, y, width));
            svg.append("<text x=\"%d\" y=\"%d\">%s</text>\n"
                    .formatted(LABELS + width + 8, y + 17, Samples.format(value.getValue())));
            y += ROW;
        }
        return svg.append("</svg>\n").toString();
    }
}
