package dev.headshotbridge;

import dev.headshotbridge.sql.NamedParameters;
import jakarta.servlet.MultipartConfigElement;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.camel.CamelContext;
import org.apache.camel.component.servlet.CamelHttpTransportServlet;
import org.apache.camel.component.servlet.ServletComponent;
import org.apache.camel.model.errorhandler.NoErrorHandlerDefinition;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/** What application.yaml cannot say of Camel. */
@Configuration(proxyBeanMethods = false)
public class CamelSetup {

    /**
     * {@code servlet:} routes are served on the private port, below these paths. Camel keeps servlets by name for the whole
     * process, so that each bridge needs a name of its own.
     */
    @Bean
    public ServletRegistrationBean<CamelHttpTransportServlet> operationsServlet(@Value("${bridge.node}") String name) {
        var servlet = new ServletRegistrationBean<>(new CamelHttpTransportServlet(), "/operations/*");
        servlet.setName(name);
        return servlet;
    }

    /** Calls the connectors of a delivery side by side: as many at most as handlers times connectors. */
    @Bean(defaultCandidate = false)
    public ExecutorService connectors() {
        return Executors.newCachedThreadPool(new CustomizableThreadFactory("connectors-"));
    }

    /** Serves the stand-ins in {@code demo/}; without that profile nothing is there. */
    @Bean
    @Profile("demo")
    public ServletRegistrationBean<CamelHttpTransportServlet> demoServlet() {
        var servlet = new ServletRegistrationBean<>(new CamelHttpTransportServlet(), "/demo/*");
        servlet.setName("DemoServlet");
        servlet.setMultipartConfig(new MultipartConfigElement(""));
        return servlet;
    }

    /**
     * Camel knows https as a component of its own, which {@code camel.component.http} would not reach. And errors are
     * the business of the routes that have a routeConfiguration: the others, Kamelets too, let them through.
     */
    @Bean
    public CamelContextConfiguration httpsAndErrors(
            @Value("${bridge.node}") String servletName, NamedParameters namedParameters) {
        return new CamelContextConfiguration() {
            @Override
            public void beforeApplicationStart(CamelContext camel) {
                camel.getCamelContextExtension().registerEndpointCallback(namedParameters);
                camel.addComponent("https", camel.getComponent("http"));
                camel.getComponent("servlet", ServletComponent.class).setServletName(servletName);
                camel.getCamelContextExtension().setErrorHandlerFactory(new NoErrorHandlerDefinition());
            }

            @Override
            public void afterApplicationStart(CamelContext camel) {
                // Nothing to do.
            }
        };
    }
}
