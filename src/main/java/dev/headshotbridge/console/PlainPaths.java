package dev.headshotbridge.console;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/**
 * Refuses paths that could mean two things to those who look at them, as // or %2f or ;x do, before Spring's own chain,
 * which fails on some before it comes to its firewall.
 */
class PlainPaths implements Filter {

    private final Filter chain;

    PlainPaths(Filter chain) {
        this.chain = chain;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain next)
            throws IOException, ServletException {
        if (isPlain((HttpServletRequest) request)) {
            chain.doFilter(request, response, next);
        } else {
            Problem.answer(
                    (HttpServletResponse) response,
                    HttpStatus.BAD_REQUEST,
                    "Write the path plainly, without // .. ; and %");
        }
    }

    private static boolean isPlain(HttpServletRequest request) {
        try {
            new StrictHttpFirewall().getFirewalledRequest(request);
        } catch (RequestRejectedException e) {
            return false;
        }
        return request.getRequestURI().startsWith(request.getServletPath());
    }
}
