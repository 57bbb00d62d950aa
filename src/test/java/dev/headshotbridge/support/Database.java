package dev.headshotbridge.support;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;

/** A new, empty database of the kind, for one run of the bridge. */
public enum Database {
    /** With the options of application.yaml's default, in memory instead of a file. */
    H2 {
        @Override
        public TestDatabase create() {
            String url = "jdbc:h2:mem:" + UUID.randomUUID()
                    + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE"
                    + ";DB_CLOSE_DELAY=-1";
            return new TestDatabase(url, "headshot_bridge", "", () -> {});
        }
    },

    /** A real server of its own, on a port of its own. */
    POSTGRESQL {
        @Override
        public TestDatabase create() {
            try {
                EmbeddedPostgres server = EmbeddedPostgres.start();
                return new TestDatabase(server.getJdbcUrl("postgres", "postgres"), "postgres", "", server);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    };

    public abstract TestDatabase create();
}
