package dev.headshotbridge.console;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.util.Assert;

/** The one user of the settings. The password is text, or a hash after the prefix {@code {bcrypt}}. */
final class ConsoleUser {

    private static final String BCRYPT = "{bcrypt}";
    private static final String PLAIN = "{noop}";

    private ConsoleUser() {}

    static AuthenticationProvider provider(String username, String password) {
        Assert.hasText(password, "The console is on without bridge.console.password; set it");
        PasswordEncoder encoder = password.startsWith(BCRYPT) ? new BCryptPasswordEncoder() : new PlainText();
        String stored = password.startsWith(BCRYPT)
                ? password.substring(BCRYPT.length())
                : password.startsWith(PLAIN) ? password.substring(PLAIN.length()) : password;
        DaoAuthenticationProvider provider = new DaoAuthenticationProvider(new InMemoryUserDetailsManager(
                User.withUsername(username).password(stored).roles("OPERATOR").build()));
        provider.setPasswordEncoder(encoder);
        return provider;
    }

    /** Takes as long whatever is wrong. */
    private static final class PlainText implements PasswordEncoder {

        @Override
        public String encode(CharSequence password) {
            return password.toString();
        }

        @Override
        public boolean matches(CharSequence given, String stored) {
            return MessageDigest.isEqual(
                    given.toString().getBytes(StandardCharsets.UTF_8), stored.getBytes(StandardCharsets.UTF_8));
        }
    }
}
