package dev.headshotbridge.console;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/** Compares a password, from the login page or a tool, unless too many wrong ones have come. */
class LimitedLogin implements AuthenticationManager {

    private static final Logger LOG = LoggerFactory.getLogger(LimitedLogin.class);

    private final AuthenticationProvider user;
    private final LoginLimit limit;

    LimitedLogin(AuthenticationProvider user, LoginLimit limit) {
        this.user = user;
        this.limit = limit;
    }

    /** One at a time, or right ones that come together would count as tries. */
    @Override
    public synchronized Authentication authenticate(Authentication login) {
        String address = ((WebAuthenticationDetails) login.getDetails()).getRemoteAddress();
        Duration wait = limit.take(address);
        if (!wait.isZero()) {
            throw new TooManyLoginsException(wait);
        }
        try {
            Authentication known = user.authenticate(login);
            limit.giveBack(address);
            return known;
        } catch (AuthenticationException e) {
            // Without the name, in whose place people type their password.
            LOG.warn("A login from {} failed", address);
            throw e;
        }
    }

    /** Tells after how many seconds to try again. */
    static class TooManyLoginsException extends AuthenticationException {

        private final transient Duration wait;

        TooManyLoginsException(Duration wait) {
            super("Too many logins failed");
            this.wait = wait;
        }

        long seconds() {
            return wait.plusSeconds(1).toSeconds();
        }
    }
}
