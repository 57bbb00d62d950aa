package dev.headshotbridge.console;

import dev.headshotbridge.support.RunningBridge;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

/** Keeps cookies, and shows redirects instead of following them. */
final class Browser {

    private final CookieManager cookies = new CookieManager();
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private final RunningBridge bridge;

    Browser(RunningBridge bridge) {
        this.bridge = bridge;
    }

    HttpResponse<String> get(String path) {
        return send(path, request -> request.header("Accept", "text/html,*/*;q=0.8"));
    }

    /** As the form of the login page does. */
    HttpResponse<String> login(String user, String password) {
        get("/console/login.html");
        return form("/login", "username=" + encoded(user) + "&password=" + encoded(password) + "&_csrf=" + token());
    }

    HttpResponse<String> form(String path, String fields) {
        return send(path, request -> request.header("Accept", "text/html")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(fields)));
    }

    /** As the page's scripts do. */
    HttpResponse<String> replay(String token) {
        return send("/operations/replays", request -> {
            request.header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString("{\"event\":\"none\",\"dryRun\":true}"));
            return token == null ? request : request.header("X-XSRF-TOKEN", token);
        });
    }

    HttpResponse<String> send(String path, UnaryOperator<HttpRequest.Builder> how) {
        try {
            return http.send(
                    how.apply(bridge.privatePortWithoutLogin().to(path)).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    String token() {
        return cookie("XSRF-TOKEN");
    }

    /** Empty without one. */
    String session() {
        return cookie("headshot-bridge");
    }

    private String cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse("");
    }

    static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
