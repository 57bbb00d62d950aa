package dev.headshotbridge.support;

import java.io.Closeable;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Where the bridge under test keeps its inbox, and what ends it afterwards. */
public record TestDatabase(String url, String username, String password, Closeable server) {

    /** What the bridge must be told to find it. */
    Map<String, Object> settings() {
        return Map.of(
                "spring.datasource.url", url,
                "spring.datasource.username", username,
                "spring.datasource.password", password);
    }

    /** For a look from outside the bridge. */
    JdbcTemplate jdbc() {
        return new JdbcTemplate(new DriverManagerDataSource(url, username, password));
    }
}
