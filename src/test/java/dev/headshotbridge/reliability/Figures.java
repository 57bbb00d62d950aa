package dev.headshotbridge.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What a story comes down to. A call that a target can tell to be a repeat, by the delivery's uid, is one; the same
 * effect under another delivery is doubled.
 */
record Figures(
        int sent,
        int answered,
        int refused,
        int broken,
        long stored,
        int effects,
        int recognizedRepeats,
        int dead,
        int lost,
        int doubled,
        int outOfOrder,
        int overlapping) {

    static Figures of(Load load, StandIns standIns, JdbcTemplate database) {
        Map<String, List<StandIns.Effect>> statuses = byModel(List.copyOf(standIns.statuses));
        Map<String, List<StandIns.Effect>> photos = byModel(List.copyOf(standIns.photos));
        int lost = 0;
        for (Load.Answered answered : load.statuses) {
            lost += statuses.getOrDefault(answered.model(), List.of()).stream()
                            .anyMatch(effect -> effect.what().equals(answered.status()))
                    ? 0
                    : 1;
        }
        for (String model : load.models) {
            List<StandIns.Effect> synced = photos.getOrDefault(model, List.of());
            boolean right =
                    !synced.isEmpty() && synced.get(synced.size() - 1).what().equals(standIns.favorite(model));
            lost += right ? 0 : 1;
        }
        List<StandIns.Effect> all = standIns.all();
        Set<String> distinct =
                all.stream().map(effect -> effect.delivery() + effect.what()).collect(Collectors.toSet());
        return new Figures(
                load.sent.get(),
                load.answered.get(),
                load.refused.get(),
                load.broken.get(),
                database.queryForObject("SELECT COUNT(*) FROM webhook_delivery", Long.class),
                distinct.size(),
                all.size() - distinct.size(),
                database.queryForObject("SELECT COUNT(*) FROM webhook_delivery WHERE state = 'dead'", Integer.class),
                lost,
                doubled(statuses) + doubled(photos),
                statuses.values().stream().mapToInt(Figures::outOfOrder).sum(),
                byModel(all).values().stream().mapToInt(Figures::overlapping).sum());
    }

    Figures print(String story) {
        System.out.println(story + ": " + this);
        return this;
    }

    void assertPromisesKept() {
        assertThat(answered).as("answered 200").isGreaterThan(100);
        assertThat(stored).as("stored").isPositive();
        assertThat(List.of(dead, lost, doubled, outOfOrder, overlapping))
                .as("dead, lost, doubled, out of order, overlapping in %s", this)
                .containsOnly(0);
    }

    private static Map<String, List<StandIns.Effect>> byModel(List<StandIns.Effect> effects) {
        return effects.stream()
                .sorted(Comparator.comparingLong(StandIns.Effect::begin))
                .collect(Collectors.groupingBy(StandIns.Effect::model));
    }

    /** The same written again by another delivery. */
    private static int doubled(Map<String, List<StandIns.Effect>> byModel) {
        int doubled = 0;
        for (List<StandIns.Effect> effects : byModel.values()) {
            Map<String, String> first = new HashMap<>();
            for (StandIns.Effect effect : effects) {
                String delivery = first.putIfAbsent(effect.what(), effect.delivery());
                doubled += delivery == null || delivery.equals(effect.delivery()) ? 0 : 1;
            }
        }
        return doubled;
    }

    private static int outOfOrder(List<StandIns.Effect> effects) {
        Set<String> seen = new HashSet<>();
        List<String> order = new ArrayList<>();
        effects.stream().map(StandIns.Effect::what).filter(seen::add).forEach(order::add);
        int outOfOrder = 0;
        for (int i = 1; i < order.size(); i++) {
            outOfOrder += order.get(i - 1).compareTo(order.get(i)) > 0 ? 1 : 0;
        }
        return outOfOrder;
    }

    private static int overlapping(List<StandIns.Effect> effects) {
        int overlapping = 0;
        for (int i = 1; i < effects.size(); i++) {
            StandIns.Effect before = effects.get(i - 1);
            StandIns.Effect effect = effects.get(i);
            boolean other = !before.delivery().equals(effect.delivery());
            overlapping += other && before.end() > effect.begin() ? 1 : 0;
        }
        return overlapping;
    }
}
