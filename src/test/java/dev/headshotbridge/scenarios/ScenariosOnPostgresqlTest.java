package dev.headshotbridge.scenarios;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;

/** The scenarios on a real PostgreSQL. */
class ScenariosOnPostgresqlTest extends Scenarios {

    private EmbeddedPostgres postgresql;

    @Override
    String datasourceUrl() throws IOException {
        postgresql = EmbeddedPostgres.start();
        return postgresql.getJdbcUrl("postgres", "postgres");
    }

    @Override
    void stopDatabase() throws IOException {
        postgresql.close();
    }
}
