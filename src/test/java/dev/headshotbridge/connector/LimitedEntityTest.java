package dev.headshotbridge.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.hc.core5.http.io.entity.InputStreamEntity;
import org.junit.jupiter.api.Test;

/** An answer's body that comes too slowly. What is too large stands in BrokenConnectionsContract and PhotoSizeTest. */
class LimitedEntityTest {

    private static final int SIZE = 10;

    private final AtomicLong nanos = new AtomicLong(-5);
    private final AtomicInteger broken = new AtomicInteger();
    private final InputStream answer = new ByteArrayInputStream(new byte[SIZE]);
    private final LimitedEntity entity = new LimitedEntity(
            new InputStreamEntity(answer, null), SIZE, () -> null, broken::incrementAndGet, nanos::get);

    @Test
    void isBrokenOffForGoodAfterTwoMinutes() throws Exception {
        InputStream content = entity.getContent();
        nanos.addAndGet(Duration.ofMinutes(2).toNanos());
        assertThat(content.read()).isZero();

        nanos.incrementAndGet();
        assertThatThrownBy(content::read)
                .isInstanceOf(IOException.class)
                .hasMessage("The answer did not arrive within 120 s");
        assertThat(broken).hasValue(1);
        assertThatThrownBy(content::read).hasMessage("The answer did not arrive within 120 s");
        content.close();
        assertThat(broken).hasValue(1);
        assertThat(answer.available()).isEqualTo(SIZE - 2);
    }

    @Test
    void theRestOfOneInTimeIsReadSoThatItsConnectionCanBeUsedAgain() throws Exception {
        InputStream content = entity.getContent();
        assertThat(content.read()).isZero();
        content.close();
        assertThat(answer.available()).isZero();
        assertThat(broken).hasValue(0);
    }
}
