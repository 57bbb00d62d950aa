package dev.headshotbridge.console;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import java.util.EnumSet;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpHeaders;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.NullRequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** The private port with a login: all of it but probes, metrics and the demo's stand-ins. */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
@ConditionalOnWebApplication
@ConditionalOnBooleanProperty("bridge.console.enabled")
class ConsoleSecurity {

    private static final String CONTENT =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /** Probes and Prometheus have no login. */
    private static final RequestMatcher[] OPEN = {
        PathPatternRequestMatcher.withDefaults().matcher("/actuator/**"),
        PathPatternRequestMatcher.withDefaults().matcher("/demo/**")
    };

    @Bean
    SecurityFilterChain console(HttpSecurity http, LimitedLogin login) throws Exception {
        LoginAnswers answers = new LoginAnswers();
        http.securityMatcher(new NegatedRequestMatcher(new OrRequestMatcher(OPEN)))
                .authenticationManager(login)
                .authorizeHttpRequests(
                        requests -> requests.requestMatchers(ConsolePages.BEHIND_LOGIN.toArray(String[]::new))
                                .authenticated()
                                .requestMatchers("/console/**")
                                .permitAll()
                                .anyRequest()
                                .authenticated())
                .formLogin(form -> form.loginPage(ConsolePages.LOGIN)
                        .loginProcessingUrl("/login")
                        .defaultSuccessUrl(ConsolePages.HOME, true)
                        .failureHandler(answers))
                .httpBasic(basic -> basic.authenticationEntryPoint(answers))
                .logout(logout -> logout.logoutSuccessUrl(ConsolePages.LOGIN + "?logout"))
                .exceptionHandling(
                        refused -> refused.authenticationEntryPoint(answers).accessDeniedHandler(answers))
                .requestCache(cache -> cache.requestCache(new NullRequestCache()))
                .csrf(csrf -> csrf.csrfTokenRepository(tokens())
                        .csrfTokenRequestHandler(eager())
                        .ignoringRequestMatchers(ConsoleSecurity::isTool))
                .headers(ConsoleSecurity::headers);
        return http.build();
    }

    /** Before everything else, so that no path is too odd for it; what it has let through may be forwarded. */
    @Bean
    FilterRegistrationBean<Filter> consoleFilter(@Qualifier("springSecurityFilterChain") Filter chain) {
        FilterRegistrationBean<Filter> filter = new FilterRegistrationBean<>(new PlainPaths(chain));
        filter.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER);
        filter.setDispatcherTypes(EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC));
        return filter;
    }

    @Bean
    LimitedLogin limitedLogin(Environment settings) {
        // Not by @Value, which would take a #{ in a password for an expression.
        var user = ConsoleUser.provider(
                settings.getProperty("bridge.console.username"), settings.getProperty("bridge.console.password"));
        return new LimitedLogin(user, new LoginLimit(System::nanoTime));
    }

    private static CookieCsrfTokenRepository tokens() {
        CookieCsrfTokenRepository tokens = CookieCsrfTokenRepository.withHttpOnlyFalse();
        tokens.setCookieCustomizer(cookie -> cookie.sameSite("Strict"));
        return tokens;
    }

    /** Each answer brings the cookie, since the page's scripts read it there. */
    private static CsrfTokenRequestAttributeHandler eager() {
        CsrfTokenRequestAttributeHandler handler = new CsrfTokenRequestAttributeHandler();
        handler.setCsrfRequestAttributeName(null);
        return handler;
    }

    /**
     * Sends a password of its own accord. No page elsewhere can make a browser do that: we never ask a browser for Basic,
     * so that it keeps no password to send.
     */
    private static boolean isTool(HttpServletRequest request) {
        String credentials = request.getHeader(HttpHeaders.AUTHORIZATION);
        return credentials != null
                && credentials.regionMatches(true, 0, "Basic ", 0, 6)
                && request.getRequestedSessionId() == null;
    }

    private static void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT))
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER))
                .permissionsPolicyHeader(policy -> policy.policy("camera=(), geolocation=(), microphone=()"))
                .crossOriginOpenerPolicy(policy -> policy.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                .crossOriginResourcePolicy(policy -> policy.policy(CrossOriginResourcePolicy.SAME_ORIGIN));
    }
}
