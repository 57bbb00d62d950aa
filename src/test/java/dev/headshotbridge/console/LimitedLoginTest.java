package dev.headshotbridge.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

class LimitedLoginTest {

    private static final int AT_ONCE = 3 * LoginLimit.TRIES_OF_ONE;

    @Test
    void rightPasswordsThatComeTogetherAreAllTaken() {
        LimitedLogin login = new LimitedLogin(new SlowComparison(), new LoginLimit(System::nanoTime));
        List<CompletableFuture<Authentication>> logins = Stream.generate(
                        () -> CompletableFuture.supplyAsync(() -> login.authenticate(right())))
                .limit(AT_ONCE)
                .toList();
        assertThat(logins).allSatisfy(each -> assertThat(each).succeedsWithin(20, TimeUnit.SECONDS));
    }

    private static Authentication right() {
        var token = new UsernamePasswordAuthenticationToken("admin", "right");
        token.setDetails(new WebAuthenticationDetails(new MockHttpServletRequest()));
        return token;
    }

    /** Takes every password, and its time, as bcrypt does. */
    private static final class SlowComparison implements AuthenticationProvider {

        private final CountDownLatch others = new CountDownLatch(AT_ONCE);

        @Override
        public Authentication authenticate(Authentication login) {
            others.countDown();
            try {
                others.await(50, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return login;
        }

        @Override
        public boolean supports(Class<?> type) {
            return true;
        }
    }
}
