package dev.headshotbridge.photo;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;

/**
 * An answer's body that ends in an exception past a number of bytes or a time, and breaks the connection then. HttpClient
 * and Camel read the rest of a body that they close, which for a server that never stops would be for ever.
 */
class LimitedEntity extends HttpEntityWrapper {

    private static final Duration MAX_TIME = Duration.ofMinutes(2);

    private final long maxBytes;
    private final Runnable breakConnection;
    private LimitedStream content;

    LimitedEntity(HttpEntity entity, long maxBytes, Runnable breakConnection) {
        super(entity);
        this.maxBytes = maxBytes;
        this.breakConnection = breakConnection;
    }

    @Override
    public InputStream getContent() throws IOException {
        if (content == null && super.getContent() != null) {
            content = new LimitedStream(super.getContent());
        }
        return content;
    }

    private final class LimitedStream extends FilterInputStream {

        private final long start = System.nanoTime();
        private long count;
        private boolean ended;
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
                fail(new UnusablePhotoException(
                        "The photo is over headshotpro.photos.max-size (%d bytes)".formatted(maxBytes)));
            }
            if (System.nanoTime() - start > MAX_TIME.toNanos()) {
                fail(new IOException("The photo did not arrive within " + MAX_TIME.toSeconds() + " s"));
            }
            return read;
        }

        // For good: whoever reads on, after someone else has swallowed the failure, must not take it for the end.
        private void fail(IOException reason) throws IOException {
            failure = reason;
            breakConnection.run();
            throw reason;
        }

        @Override
        public void close() throws IOException {
            if (failure == null) {
                transferTo(OutputStream.nullOutputStream());
                super.close();
            }
        }
    }
}
