package dev.headshotbridge.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headshotbridge.bench.Hiccups.Hiccup;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Which requests of a benchmark are said to have met a moment in which the machine stood still. */
class HiccupsTest {

    private static final long MILLIS = 1_000_000;

    @Test
    void joinsWhatWasSlowAtAboutTheSameTime() {
        assertThat(Hiccups.joined(slowAt(100, 103, 150, 2000, 2010, 2020)))
                .containsExactly(hiccup(100, 152), hiccup(2000, 2022));
    }

    @Test
    void takesNoNoticeOfASingleOne() {
        assertThat(Hiccups.joined(slowAt(100, 500, 502, 900))).isEmpty();
    }

    @Test
    void isMetByWhoWaitsMeanwhileOrShortlyAfter() {
        List<Hiccup> hiccups = List.of(hiccup(100, 200));
        assertThat(met(hiccups, 90, 110)).isTrue();
        assertThat(met(hiccups, 120, 130)).isTrue();
        assertThat(met(hiccups, 240, 241)).isTrue();
        assertThat(met(hiccups, 90, 99)).isFalse();
        assertThat(met(hiccups, 251, 300)).isFalse();
    }

    private static boolean met(List<Hiccup> hiccups, long due, long answered) {
        return Hiccups.met(hiccups, due * MILLIS, answered * MILLIS);
    }

    /** Each for 2 ms. */
    private static List<Hiccup> slowAt(long... millis) {
        return LongStream.of(millis).mapToObj(begin -> hiccup(begin, begin + 2)).toList();
    }

    private static Hiccup hiccup(long begin, long end) {
        return new Hiccup(begin * MILLIS, end * MILLIS);
    }
}
