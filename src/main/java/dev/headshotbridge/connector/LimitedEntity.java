package dev.headshotbridge.connector;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;

/**
 * An answer's body that is read no further than a number of bytes and a time, and breaks the connection then. HttpClient
 * and Camel read the rest of a body that they close, which for a server that never stops would be for ever.
 */
public class LimitedEntity extends HttpEntityWrapper {

    private static final Duration MAX_TIME = Duration.ofMinutes(2);

    private final long maxBytes;
    private final Supplier<IOException> tooLarge;
    private final Runnable breakConnection;
    private final LongSupplier nanoTime;
    private LimitedStream content;

    /** @param tooLarge what reading ends in after that many bytes; gives null where the body simply ends there */
    public LimitedEntity(HttpEntity entity, long maxBytes, Supplier<IOException> tooLarge, Runnable breakConnection) {
        this(entity, maxBytes, tooLarge, breakConnection, System::nanoTime);
    }

    LimitedEntity(
            HttpEntity entity,
            long maxBytes,
            Supplier<IOException> tooLarge,
            Runnable breakConnection,
            LongSupplier nanoTime) {
        super(entity);
        this.maxBytes = maxBytes;
        this.tooLarge = tooLarge;
        this.breakConnection = breakConnection;
        this.nanoTime = nanoTime;
    }

    @Override
    public InputStream getContent() throws IOException {
        if (content == null && super.getContent() != null) {
            content = new LimitedStream(super.getContent());
        }
        return content;
    }

    private final class LimitedStream extends FilterInputStream {

        private final long start = nanoTime.getAsLong();
        private long count;
        private boolean ended;
        private boolean broken;
        private IOException failure;

        private LimitedStream(InputStream stream) {
            super(stream);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (failure != null) {
                throw failure;
            }
            int read = ended ? -1 : super.read(buffer, offset, length);
            ended = read < 0;
            count += Math.max(0, read);
            if (count > maxBytes) {
                breakOff(tooLarge.get());
            }
            if (nanoTime.getAsLong() - start > MAX_TIME.toNanos()) {
                breakOff(new IOException("The answer did not arrive within " + MAX_TIME.toSeconds() + " s"));
            }
            return read;
        }

        // For good: whoever reads on, after someone else has swallowed the failure, must not take it for the end.
        private void breakOff(IOException reason) throws IOException {
            failure = reason;
            ended = true;
            broken = true;
            breakConnection.run();
            if (reason != null) {
                throw reason;
            }
        }

        @Override
        public void close() throws IOException {
            if (!broken) {
                transferTo(OutputStream.nullOutputStream());
                super.close();
            }
        }
    }
}
