package dev.headshotbridge.settings;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** What somebody may have meant by a word that is not known. */
public final class Spelling {

    private static final int NEAREST = 3;

    private Spelling() {}

    /** The known words most like it, the nearest first. */
    public static String nearest(String word, Collection<String> known) {
        return ordered(word, known).stream().limit(NEAREST).collect(Collectors.joining(", "));
    }

    /** The known word that it is most likely a slip of, otherwise the nearest few; ends the sentence "write …". */
    public static String meant(String word, Collection<String> known) {
        List<String> ordered = ordered(word, known);
        if (ordered.size() == 1 || !ordered.isEmpty() && isSlip(word, ordered.get(0))) {
            return ordered.get(0);
        }
        return "one of " + nearest(word, known);
    }

    /** The known word that it is a slip of, or null. */
    public static String slipOf(String word, Collection<String> known) {
        return known.contains(word)
                ? null
                : ordered(word, known).stream()
                        .findFirst()
                        .filter(candidate -> isSlip(word, candidate))
                        .orElse(null);
    }

    private static boolean isSlip(String word, String known) {
        return distance(word.toLowerCase(), known.toLowerCase()) <= Math.max(1, Math.min(3, known.length() / 4));
    }

    private static List<String> ordered(String word, Collection<String> known) {
        return known.stream()
                .distinct()
                .sorted(Comparator.<String>comparingInt(candidate -> distance(word, candidate))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    // Levenshtein's, with two letters changed round as one slip.
    private static int distance(String a, String b) {
        int[][] rows = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    rows[i][j] = i + j;
                    continue;
                }
                int changed = rows[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                rows[i][j] = Math.min(changed, 1 + Math.min(rows[i - 1][j], rows[i][j - 1]));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    rows[i][j] = Math.min(rows[i][j], 1 + rows[i - 2][j - 2]);
                }
            }
        }
        return rows[a.length()][b.length()];
    }
}
