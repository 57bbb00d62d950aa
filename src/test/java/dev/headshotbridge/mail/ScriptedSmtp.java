package dev.headshotbridge.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** An SMTP server that answers a command as a test wants, or drops the connection instead. It keeps what it was sent. */
final class ScriptedSmtp implements AutoCloseable {

    static final String DROP = "";

    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final List<String> messages = new CopyOnWriteArrayList<>();
    private final List<String> commands = new CopyOnWriteArrayList<>();
    private final ServerSocket server;
    private final Thread thread;

    ScriptedSmtp() {
        try {
            server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        thread = new Thread(this::serve, "scripted-smtp");
        thread.start();
    }

    int port() {
        return server.getLocalPort();
    }

    /**
     * The command is answered so from now on: EHLO, MAIL, RCPT, DATA, "." (the message's end), or "" (the greeting); or a
     * whole line.
     */
    void answer(String command, String answer) {
        answers.put(command, answer);
    }

    void reset() {
        answers.clear();
        messages.clear();
        commands.clear();
    }

    List<String> messages() {
        return messages;
    }

    List<String> commands() {
        return commands;
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                talk(socket);
            } catch (IOException e) {
                // The client, or the test, has hung up.
            }
        }
    }

    private void talk(Socket socket) throws IOException {
        var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
        if (!say(socket, "", "220 ready")) {
            return;
        }
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            commands.add(line);
            String command = answers.containsKey(line) ? line : line.split(" ")[0];
            if (!say(socket, command, command.equals("DATA") ? "354 go on" : "250 fine")) {
                return;
            }
            if (command.equals("DATA") && !answers.containsKey("DATA")) {
                messages.add(message(in));
                if (!say(socket, ".", "250 taken")) {
                    return;
                }
            }
        }
    }

    private static String message(BufferedReader in) throws IOException {
        var message = new StringBuilder();
        for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            message.append(line).append('\n');
        }
        return message.toString();
    }

    private boolean say(Socket socket, String command, String usual) throws IOException {
        String answer = answers.getOrDefault(command, usual);
        if (answer.equals(DROP)) {
            return false;
        }
        OutputStream out = socket.getOutputStream();
        out.write((answer + "\r\n").getBytes(UTF_8));
        out.flush();
        return true;
    }

    @Override
    public void close() {
        try {
            server.close();
            thread.join(5_000);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
