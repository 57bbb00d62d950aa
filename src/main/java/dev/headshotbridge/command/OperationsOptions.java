package dev.headshotbridge.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** Where the private port is, and the login there; and the calls of it. */
final class OperationsOptions {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final String PASSWORD = "bridge.console.password";
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;

    @Option(
            names = "--bridge",
            paramLabel = "URL",
            description =
                    "the private port, such as http://10.0.0.7:8081 (default: server.address and server.port of the"
                            + " settings)")
    private String url;

    @Option(
            names = "--user",
            paramLabel = "NAME",
            description = "who logs in (default: bridge.console.username of the settings)")
    private String user;

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description = "a file that holds the password; - is standard input (default: the environment variable"
                    + " BRIDGE_PASSWORD, or bridge.console.password of the settings)")
    private String passwordFile;

    private final Sending sending = new Sending(TIMEOUT);
    private String authorization;

    JsonNode get(SettingArguments settings, String path, Map<String, String> query) {
        String text = query.entrySet().stream()
                .map(parameter ->
                        parameter.getKey() + "=" + URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return call(settings, path + (text.isEmpty() ? "" : "?" + text), null);
    }

    JsonNode post(SettingArguments settings, String path, Object body) {
        return call(settings, path, Output.text(body).getBytes(StandardCharsets.UTF_8));
    }

    private JsonNode call(SettingArguments settings, String path, byte[] body) {
        URI base = Sending.uri(url == null ? LocalPort.operations(settings) : url.replaceFirst("/+$", ""));
        Sending.Answer answer = sending.send(URI.create(base + "/operations/" + path), headers(settings), body);
        if (answer.status() == UNAUTHORIZED || answer.status() == FORBIDDEN) {
            throw CommandException.login(
                    "%s answers %d%s; the login is --user with --password-file or BRIDGE_PASSWORD, or %s"
                            .formatted(base, answer.status(), detail(answer), PASSWORD + " of the settings"));
        }
        if (!answer.good()) {
            String message = "%s answers %d%s".formatted(base, answer.status(), detail(answer));
            throw answer.status() == 400 ? CommandException.usage(message) : CommandException.negative(message);
        }
        try {
            return Output.JSON.readTree(answer.body());
        } catch (IOException e) {
            throw CommandException.negative(base + " answers what is no JSON; is that the private port of a bridge?");
        }
    }

    private Map<String, String> headers(SettingArguments settings) {
        if (authorization == null) {
            authorization = authorization(settings);
        }
        Map<String, String> headers = new LinkedHashMap<>(Map.of("Content-Type", "application/json"));
        if (!authorization.isEmpty()) {
            headers.put("Authorization", authorization);
        }
        return headers;
    }

    private String authorization(SettingArguments settings) {
        String password = password(settings);
        if (password.isEmpty()) {
            return "";
        }
        String configured = settings.value("bridge.console.username");
        String name = user != null ? user : configured.isEmpty() ? "admin" : configured;
        return "Basic " + Base64.getEncoder().encodeToString((name + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    private String password(SettingArguments settings) {
        if (passwordFile != null) {
            return new String(Content.ofFile(passwordFile), StandardCharsets.UTF_8).strip();
        }
        String variable = System.getenv("BRIDGE_PASSWORD");
        if (variable != null && !variable.isEmpty()) {
            return variable;
        }
        String configured = settings.value(PASSWORD);
        if (configured.startsWith("{") && !configured.startsWith("{noop}")) {
            throw CommandException.login(
                    PASSWORD
                            + " holds a hash, with which nobody can log in; give the password as BRIDGE_PASSWORD or --password-file");
        }
        return configured.replaceFirst("^\\{noop}", "");
    }

    private static String detail(Sending.Answer answer) {
        try {
            String detail = Output.JSON.readTree(answer.body()).path("detail").asText();
            return detail.isEmpty() ? "" : ": " + Output.clean(detail);
        } catch (IOException e) {
            return "";
        }
    }
}
