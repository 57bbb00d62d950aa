package dev.headshotbridge.support;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.springframework.util.FileSystemUtils;

/** A PostgreSQL server that can hang or be away, and come back as it was. */
public final class StoppablePostgreSql implements Closeable {

    private static final int SECONDS = 10;

    private final Path folder;
    private EmbeddedPostgres server;

    /** Before a class's tests, where nothing can be thrown that is checked. */
    public static StoppablePostgreSql started() {
        try {
            return new StoppablePostgreSql();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public StoppablePostgreSql() throws IOException {
        folder = Files.createTempDirectory("headshot-bridge-postgresql");
        server = builder().start();
    }

    public TestDatabase database() {
        return new TestDatabase(server.getJdbcUrl("postgres", "postgres"), "postgres", "", this);
    }

    /** Every process of the server stands still: connections stay open, and nothing answers. */
    public void freeze() throws Exception {
        signal("-STOP");
    }

    public void thaw() throws Exception {
        signal("-CONT");
    }

    public void shutDown() throws IOException {
        server.close();
    }

    /** All processes at once, as when the machine fails. */
    public void kill() throws Exception {
        List<Long> processes = new ArrayList<>(children(postmaster()));
        processes.add(postmaster());
        signal("-KILL", processes);
        // Gives back the lock on its folder.
        server.close();
    }

    public void startAgain() throws IOException {
        server = builder().setPort(server.getPort()).start();
    }

    private EmbeddedPostgres.Builder builder() {
        // Without these a killed server would lose commits, as no server in production may.
        return EmbeddedPostgres.builder()
                .setDataDirectory(folder)
                .setCleanDataDirectory(false)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on");
    }

    private void signal(String signal) throws Exception {
        long postmaster = postmaster();
        // First of all, so that it starts no process that would be missed.
        signal(signal, List.of(postmaster));
        signal(signal, children(postmaster));
    }

    private long postmaster() throws IOException {
        return Long.parseLong(
                Files.readAllLines(folder.resolve("postmaster.pid")).get(0).strip());
    }

    private static List<Long> children(long postmaster) {
        return ProcessHandle.of(postmaster)
                .orElseThrow()
                .children()
                .map(ProcessHandle::pid)
                .toList();
    }

    private static void signal(String signal, List<Long> processes) throws Exception {
        List<String> command = new ArrayList<>(List.of("kill", signal));
        processes.forEach(process -> command.add(String.valueOf(process)));
        if (!new ProcessBuilder(command).start().waitFor(SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("kill did not end");
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        FileSystemUtils.deleteRecursively(folder);
    }
}
