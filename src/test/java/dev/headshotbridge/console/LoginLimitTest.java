package dev.headshotbridge.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LoginLimitTest {

    private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 5);
    private final LoginLimit limit = new LoginLimit(clock::get);

    @Test
    void anAddressHasAFewTriesAndThenOneAfterEachPause() {
        take(LoginLimit.TRIES_OF_ONE, "a");
        assertThat(limit.take("a")).isEqualTo(LoginLimit.PAUSE_OF_ONE);
        assertThat(limit.take("b")).isZero();
        pass(LoginLimit.PAUSE_OF_ONE);
        assertThat(limit.take("a")).isZero();
        assertThat(limit.take("a")).isPositive();
        pass(LoginLimit.PAUSE_OF_ONE.multipliedBy(100));
        take(LoginLimit.TRIES_OF_ONE, "a");
        assertThat(limit.take("a")).isPositive();
    }

    @Test
    void allAddressesTogetherAreLimited() {
        for (int i = 0; i < LoginLimit.TRIES_OF_ALL; i++) {
            assertThat(limit.take("a" + i)).isZero();
        }
        assertThat(limit.take("another")).isEqualTo(LoginLimit.PAUSE_OF_ALL);
        pass(LoginLimit.PAUSE_OF_ALL);
        assertThat(limit.take("another")).isZero();
    }

    @Test
    void whoKnowsThePasswordHasAllTriesAgain() {
        for (int i = 0; i < 2 * LoginLimit.TRIES_OF_ALL; i++) {
            assertThat(limit.take("a")).isZero();
            limit.giveBack("a");
        }
        take(LoginLimit.TRIES_OF_ONE, "a");
    }

    @Test
    void manyAddressesDoNotFillTheMemory() {
        for (int i = 0; i < 3 * LoginLimit.MAX_ADDRESSES; i++) {
            limit.take("a" + i);
            pass(LoginLimit.PAUSE_OF_ALL);
        }
        assertThat(limit.addresses()).isEqualTo(LoginLimit.MAX_ADDRESSES);
    }

    private void take(int tries, String address) {
        for (int i = 0; i < tries; i++) {
            assertThat(limit.take(address)).isZero();
        }
    }

    private void pass(Duration time) {
        clock.addAndGet(time.toNanos());
    }
}
