package dev.headshotbridge;

import org.apache.camel.CamelContext;
import org.apache.camel.component.servlet.CamelHttpTransportServlet;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What application.yaml cannot say of Camel. */
@Configuration
public class CamelSetup {

    /** The name is the one that Camel looks for. {@code servlet:} routes are served on the private port, below these paths. */
    @Bean
    public ServletRegistrationBean<CamelHttpTransportServlet> operationsServlet() {
        var servlet = new ServletRegistrationBean<>(new CamelHttpTransportServlet(), "/operations/*");
        servlet.setName("CamelServlet");
        return servlet;
    }

    /** Camel knows https as a component of its own, which {@code camel.component.http} would not reach. */
    @Bean
    public CamelContextConfiguration oneHttpClient() {
        return new CamelContextConfiguration() {
            @Override
            public void beforeApplicationStart(CamelContext camel) {
                camel.addComponent("https", camel.getComponent("http"));
            }

            @Override
            public void afterApplicationStart(CamelContext camel) {
                // Nothing to do.
            }
        };
    }
}
