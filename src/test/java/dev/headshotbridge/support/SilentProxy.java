package dev.headshotbridge.support;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Between a bridge and its database: can have the connections there are go dead without a word, as at a failover. */
public final class SilentProxy implements Closeable {

    private static final int BUFFER = 8192;

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<Link> links = new CopyOnWriteArrayList<>();
    private final int target;

    public SilentProxy(int target) throws IOException {
        this.target = target;
        start(this::accept);
    }

    public int port() {
        return server.getLocalPort();
    }

    /** Nothing goes through them any more, in either direction; neither end is told. New ones work. */
    public void goSilent() {
        links.forEach(link -> link.silent = true);
    }

    private void accept() throws IOException {
        while (true) {
            Link link = new Link(server.accept(), new Socket(InetAddress.getLoopbackAddress(), target));
            links.add(link);
            start(() -> link.pump(link.client, link.database));
            start(() -> link.pump(link.database, link.client));
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Link link : links) {
            link.close();
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void start(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException e) {
                // Closed.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private static final class Link implements Closeable {

        private final Socket client;
        private final Socket database;
        private volatile boolean silent;

        Link(Socket client, Socket database) {
            this.client = client;
            this.database = database;
        }

        void pump(Socket from, Socket to) throws IOException {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[BUFFER];
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                if (!silent) {
                    out.write(buffer, 0, length);
                }
            }
            if (!silent) {
                to.shutdownOutput();
            }
        }

        @Override
        public void close() throws IOException {
            client.close();
            database.close();
        }
    }
}
