package dev.headshotbridge.console;

import dev.headshotbridge.console.LimitedLogin.TooManyLoginsException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/** What is answered to who has not logged in: a page to people, problem+json to tools and the page's scripts. */
class LoginAnswers implements AuthenticationEntryPoint, AuthenticationFailureHandler, AccessDeniedHandler {

    /** Without a login, or by a tool with a wrong password. */
    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
            throws IOException {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        if (e instanceof TooManyLoginsException tooMany) {
            refuse(response, tooMany);
        } else if (accept != null
                && accept.contains("text/html")
                && !request.getRequestURI().startsWith("/operations")) {
            response.sendRedirect(ConsolePages.LOGIN);
        } else {
            Problem.answer(
                    response,
                    HttpStatus.UNAUTHORIZED,
                    "Log in at " + ConsolePages.LOGIN
                            + ", or send bridge.console.username and .password as HTTP Basic");
        }
    }

    /** On the login page with a wrong password. */
    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException e) throws IOException {
        if (e instanceof TooManyLoginsException tooMany) {
            response.setHeader("Refresh", "0; url=" + ConsolePages.LOGIN + "?throttled");
            refuse(response, tooMany);
        } else {
            response.sendRedirect(ConsolePages.LOGIN + "?error");
        }
    }

    /** Without the token that the page has. */
    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException e)
            throws IOException {
        if (request.getRequestURI().equals("/login")) {
            response.setHeader("Refresh", "0; url=" + ConsolePages.LOGIN + "?expired");
        }
        Problem.answer(
                response,
                HttpStatus.FORBIDDEN,
                "Send the cookie XSRF-TOKEN, and its value as header X-XSRF-TOKEN or field _csrf; or reload the page");
    }

    private static void refuse(HttpServletResponse response, TooManyLoginsException tooMany) throws IOException {
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(tooMany.seconds()));
        Problem.answer(
                response,
                HttpStatus.TOO_MANY_REQUESTS,
                "Too many logins failed; try again in " + tooMany.seconds() + " seconds");
    }
}
