package dev.headshotbridge.console;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Serves the console's files as they are. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@ConditionalOnBooleanProperty("bridge.console.enabled")
class ConsolePages implements WebMvcConfigurer {

    static final String HOME = "/console/";
    static final String LOGIN = "/console/login.html";
    /** What needs a login; all else in that folder is what the login page is made of. */
    static final List<String> BEHIND_LOGIN = List.of("/", "/console", HOME, "/console/index.html");

    private static final Logger LOG = LoggerFactory.getLogger(ConsolePages.class);

    private final Environment settings;

    ConsolePages(Environment settings) {
        this.settings = settings;
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/console/**")
                .addResourceLocations("classpath:/console/")
                // Asked for each time, so that a page and its scripts are of one version.
                .setCacheControl(CacheControl.noCache());
    }

    @Override
    public void addViewControllers(ViewControllerRegistry registry) {
        registry.addRedirectViewController("/", HOME);
        registry.addRedirectViewController("/console", HOME);
        registry.addViewController(HOME).setViewName("forward:/console/index.html");
    }

    @EventListener(ApplicationReadyEvent.class)
    void say() {
        LOG.info(
                "The console is on, at http://{}:{}{} for the user {}",
                settings.getProperty("server.address", "localhost"),
                settings.getProperty("local.server.port"),
                HOME,
                settings.getProperty("bridge.console.username"));
    }
}
