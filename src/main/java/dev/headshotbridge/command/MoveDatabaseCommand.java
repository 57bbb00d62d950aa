package dev.headshotbridge.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Callable;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bin/bridge move-database}. */
@Command(
        name = "move-database",
        description = "Copies all that the embedded H2 database holds to the empty PostgreSQL of these settings"
                + " (spring.datasource.*), with the bridge stopped. H2's file stays as it is.",
        exitCodeListHeading = Exit.HEADING,
        exitCodeList = {
            "0:all is there",
            "1:it was refused, and PostgreSQL is as empty as before",
            "2:wrong use, or a setting or file that is missing or wrong",
            "3:PostgreSQL cannot be reached"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  bin/bridge move-database --spring.datasource.url=jdbc:postgresql://db:5432/headshot_bridge",
            "  bin/bridge move-database --from /old/data/headshot-bridge.mv.db --json"
        })
final class MoveDatabaseCommand implements Callable<Integer> {

    private static final String SUFFIX = ".mv.db";
    /** H2's code for a file that another process has open. */
    private static final int IN_USE = 90020;

    @Mixin
    private SettingArguments settings = new SettingArguments();

    @Mixin
    private Output output = new Output();

    @Option(names = "--from", paramLabel = "FILE", description = "H2's file; without it data/headshot-bridge.mv.db")
    private String from;

    @Option(names = "--from-user", defaultValue = "headshot_bridge", description = "H2's user (${DEFAULT-VALUE})")
    private String user;

    @Option(
            names = "--from-password-file",
            paramLabel = "FILE",
            description = "a file with H2's password, if it has one")
    private String passwordFile;

    @Override
    public Integer call() throws SQLException, IOException {
        String url = settings.value("spring.datasource.url");
        if (!url.startsWith("jdbc:postgresql:")) {
            throw CommandException.usage("spring.datasource.url says " + url.replaceFirst("[;?].*", "")
                    + "; write where to move to: jdbc:postgresql://host:5432/database");
        }
        try (Connection source = source();
                Connection target = target(url)) {
            migrate(url);
            Map<String, Long> rows = new DatabaseCopy(source, target).copy();
            if (output.json) {
                output.json(rows);
            } else {
                rows.forEach((table, count) -> output.line("%-20s %d", table, count));
            }
        }
        return Exit.OK;
    }

    private Connection source() throws IOException {
        Path file = from == null ? Path.of("data/headshot-bridge" + SUFFIX) : SettingArguments.file(from);
        if (!file.toString().endsWith(SUFFIX) || !Files.isRegularFile(file)) {
            throw CommandException.usage(
                    "There is no file " + file + "; --from names H2's file, which ends with " + SUFFIX);
        }
        String name = file.toAbsolutePath().toString();
        // LAZY_QUERY_EXECUTION: a table's rows are read one after another, not all into memory.
        String url = "jdbc:h2:file:" + name.substring(0, name.length() - SUFFIX.length())
                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;ACCESS_MODE_DATA=r;IFEXISTS=TRUE"
                + ";LAZY_QUERY_EXECUTION=1";
        String password = passwordFile == null
                ? ""
                : Files.readString(SettingArguments.file(passwordFile)).strip();
        try {
            Connection source = DriverManager.getConnection(url, user, password);
            if (Flyway.configure()
                            .dataSource(url, user, password)
                            .locations("classpath:db/migration/h2")
                            .load()
                            .info()
                            .pending()
                            .length
                    > 0) {
                throw CommandException.negative(
                        file + " was last used by an older version; start this one on it once, stop it, and move then");
            }
            return source;
        } catch (SQLException | FlywayException e) {
            throw e instanceof SQLException failure && failure.getErrorCode() == IN_USE
                    ? CommandException.negative(file + " is in use; stop the bridge first")
                    : CommandException.usage(file + " cannot be read: " + Output.clean(e.getMessage()));
        }
    }

    private Connection target(String url) {
        try {
            Properties properties = new Properties();
            properties.setProperty("user", settings.value("spring.datasource.username"));
            properties.setProperty("password", settings.value("spring.datasource.password"));
            // What it refuses is told without the row, which says much of a person.
            properties.setProperty("logServerErrorDetail", "false");
            return DriverManager.getConnection(url, properties);
        } catch (SQLException e) {
            throw CommandException.unreachable("PostgreSQL cannot be reached: " + Output.clean(e.getMessage()));
        }
    }

    private void migrate(String url) {
        try {
            Flyway.configure()
                    .dataSource(
                            url,
                            settings.value("spring.datasource.username"),
                            settings.value("spring.datasource.password"))
                    .locations("classpath:db/migration/postgresql")
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw CommandException.negative("PostgreSQL's tables could not be made: " + Output.clean(e.getMessage()));
        }
    }
}
