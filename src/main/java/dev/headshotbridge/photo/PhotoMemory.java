package dev.headshotbridge.photo;

import dev.headshotbridge.connector.TargetNotReadyException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.camel.Exchange;
import org.apache.camel.support.SynchronizationAdapter;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Bounds what all photos in hand take of the heap, from their download until their delivery has been handled: many large ones
 * at once would fill it, and end the bridge. Who finds no room gives the delivery back to wait; one photo alone always
 * has it.
 */
@Component
class PhotoMemory {

    /** A photo is there several times over while connectors make their requests of it. */
    private static final int COPIES = 16;

    private final long max;
    private long taken;

    @Autowired
    PhotoMemory() {
        this(Runtime.getRuntime().maxMemory() / COPIES);
    }

    PhotoMemory(long max) {
        this.max = max;
    }

    /** The stream, of which no more can be read than there is room for. */
    InputStream limit(InputStream stream, Exchange exchange) throws IOException {
        Share share = new Share();
        exchange.getExchangeExtension().addOnCompletion(share);
        long announced = exchange.getMessage().getHeader(Exchange.CONTENT_LENGTH, 0L, Long.class);
        try {
            share.growTo(announced);
        } catch (IOException e) {
            stream.close();
            throw e;
        }
        return new LimitedStream(stream, share);
    }

    private synchronized boolean take(long own, long more) {
        boolean alone = taken == own;
        if (!alone && taken + more > max) {
            return false;
        }
        taken += more;
        return true;
    }

    private synchronized void giveBack(long own) {
        taken -= own;
    }

    private final class Share extends SynchronizationAdapter {

        private long own;

        private void growTo(long bytes) throws IOException {
            long more = bytes - own;
            if (more > 0) {
                if (!take(own, more)) {
                    String message = "Waits for memory: the photos in hand leave no room for another";
                    throw new IOException(message, new TargetNotReadyException(message));
                }
                own = bytes;
            }
        }

        @Override
        public void onDone(Exchange exchange) {
            giveBack(own);
            own = 0;
        }
    }

    private static final class LimitedStream extends FilterInputStream {

        private final Share share;
        private long count;

        private LimitedStream(InputStream stream, Share share) {
            super(stream);
            this.share = share;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            count += Math.max(0, read);
            try {
                share.growTo(count);
            } catch (IOException e) {
                close();
                throw e;
            }
            return read;
        }
    }
}
