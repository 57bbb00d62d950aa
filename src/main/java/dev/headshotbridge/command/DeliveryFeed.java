package dev.headshotbridge.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Asks for deliveries again and again, and tells which are new or have changed. */
final class DeliveryFeed {

    private static final int PAGE = 200;
    private static final int MAX_PAGES = 25;
    /** Of those that have ended so many are still looked at: newer pages bring them, or nobody does. */
    private static final int MAX_KNOWN = 10_000;

    private final OperationsOptions operations;
    private final SettingArguments settings;
    private final Map<String, String> query;

    /** By id, what was last told of it. */
    private final TreeMap<Long, JsonNode> known = new TreeMap<>();

    private long newest;
    private long replay;

    DeliveryFeed(OperationsOptions operations, SettingArguments settings, Map<String, String> criteria) {
        this.operations = operations;
        this.settings = settings;
        this.query = new LinkedHashMap<>(criteria);
    }

    /** The last that are there and wanted, the oldest first; of the newest that are looked at. */
    List<JsonNode> start(int last, Predicate<JsonNode> isWanted) {
        List<JsonNode> rows = new ArrayList<>();
        page(null, Math.max(PAGE, last)).forEach(row -> rows.add(0, row));
        rows.forEach(this::isNews);
        replay = newestReplay();
        List<JsonNode> wanted = rows.stream().filter(isWanted).toList();
        return wanted.subList(Math.max(0, wanted.size() - last), wanted.size());
    }

    /** What is new or has changed since, the oldest first. */
    List<JsonNode> changed() {
        Map<Long, JsonNode> seen = new TreeMap<>();
        long before = newest;
        Long end = null;
        for (int i = 0; i < MAX_PAGES; i++) {
            JsonNode page = page(end, PAGE);
            page.forEach(row -> seen.put(id(row), row));
            if (page.size() < PAGE || (end = id(page.get(page.size() - 1))) <= before) {
                break;
            }
        }
        // However old, those of a new replay run again.
        long latest = newestReplay();
        for (long id = replay + 1; id <= latest; id++) {
            Map<String, String> replayed = new LinkedHashMap<>(query);
            replayed.put("replay", String.valueOf(id));
            replayed.put("limit", "1000");
            operations.get(settings, "deliveries", replayed).forEach(row -> seen.put(id(row), row));
        }
        replay = latest;
        // Open ones that are no longer among the newest.
        known.values().stream()
                .filter(row -> DeliveryState.isOpen(row.path("state").asText()))
                .map(DeliveryFeed::id)
                .filter(id -> !seen.containsKey(id))
                .limit(PAGE)
                .toList()
                .forEach(id -> operations
                        .get(settings, "deliveries", Map.of("id", String.valueOf(id)))
                        .forEach(row -> seen.put(id, row)));
        List<JsonNode> news = seen.values().stream().filter(this::isNews).toList();
        while (known.size() > MAX_KNOWN) {
            known.pollFirstEntry();
        }
        return news;
    }

    private boolean isNews(JsonNode row) {
        newest = Math.max(newest, id(row));
        return !row.equals(known.put(id(row), row));
    }

    private JsonNode page(Long before, int limit) {
        Map<String, String> page = new LinkedHashMap<>(query);
        page.put("limit", String.valueOf(limit));
        if (before != null) {
            page.put("before", String.valueOf(before));
        }
        return operations.get(settings, "deliveries", page);
    }

    private long newestReplay() {
        return operations
                .get(settings, "replays", Map.of("limit", "1"))
                .path(0)
                .path("id")
                .asLong();
    }

    private static long id(JsonNode row) {
        return row.path("id").asLong();
    }
}
