package dev.headshotbridge.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

class ConsoleUserTest {

    @ParameterizedTest
    @CsvSource({"right,right", "{noop}right,right", "{noop}{noop}x,{noop}x", "{right}x,{right}x", "{BCRYPT}x,{BCRYPT}x"
    })
    void thePasswordIsTextUnlessItSaysOtherwise(String setting, String password) {
        assertThat(login(setting, "admin", password).isAuthenticated()).isTrue();
        assertThatThrownBy(() -> login(setting, "admin", password + "x")).isInstanceOf(BadCredentialsException.class);
        assertThatThrownBy(() -> login(setting, "other", password)).isInstanceOf(BadCredentialsException.class);
    }

    @Test
    void aHashIsComparedAsOne() {
        String setting = "{bcrypt}" + new BCryptPasswordEncoder(4).encode("right");
        assertThat(login(setting, "admin", "right").isAuthenticated()).isTrue();
        for (String wrong : new String[] {"wrong", "", setting, setting.substring(8)}) {
            assertThatThrownBy(() -> login(setting, "admin", wrong)).isInstanceOf(BadCredentialsException.class);
        }
    }

    @Test
    void withoutAPasswordThereIsNoLogin() {
        assertThatThrownBy(() -> ConsoleUser.provider("admin", " ")).hasMessageContaining("bridge.console.password");
    }

    private static Authentication login(String setting, String user, String password) {
        return ConsoleUser.provider("admin", setting)
                .authenticate(UsernamePasswordAuthenticationToken.unauthenticated(user, password));
    }
}
