package dev.headshotbridge.console;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/** Without a password there is no console, and nothing of Spring Security is loaded. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@ConditionalOnBooleanProperty(name = "bridge.console.enabled", havingValue = false)
class ConsoleOff {

    private static final Logger LOG = LoggerFactory.getLogger(ConsoleOff.class);
    private static final String HOW = "Set bridge.console.password (BRIDGE_CONSOLE_PASSWORD) to turn the console on";

    @Bean
    RouterFunction<ServerResponse> consoleIsOff() {
        return RouterFunctions.route()
                .path(
                        "/console/**",
                        paths -> paths.GET(request -> ServerResponse.status(HttpStatus.NOT_FOUND)
                                .contentType(Problem.TYPE)
                                .body(Problem.json(HttpStatus.NOT_FOUND, HOW))))
                .build();
    }

    @EventListener(ApplicationReadyEvent.class)
    void say() {
        LOG.info("The console is off. {}", HOW);
    }
}
