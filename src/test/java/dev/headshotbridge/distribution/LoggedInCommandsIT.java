package dev.headshotbridge.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.headshotbridge.distribution.CommandProcess.Result;
import dev.headshotbridge.support.PrivatePort;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands of an operator at a bridge that has a login. */
class LoggedInCommandsIT {

    private static final String PASSWORD = "correct horse battery";

    private static BridgeProcess bridge;
    private static CommandProcess commands;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        bridge = new BridgeProcess(folder);
        bridge.environment.put("BRIDGE_CONSOLE_PASSWORD", PASSWORD);
        bridge.start();
        commands = new CommandProcess(bridge);
    }

    @AfterAll
    static void stop() throws InterruptedException {
        bridge.close();
    }

    @Test
    void tailAndReplayLogIn() throws Exception {
        handle("m-1");
        Result replay =
                commands.run("replay", "--model", "m-1", "--text", "STATUS.UPD", "--state", "done", "--yes", "--wait");
        assertThat(replay.code()).as(replay.err()).isZero();
        assertThat(replay.out()).contains("1 queued");
        String replays = new PrivatePort(bridge.privatePort)
                .as("admin", PASSWORD)
                .get("/operations/replays")
                .body();
        assertThat(replays).contains("\"requested_by\":\"admin\"", "\"search_text\":\"STATUS.UPD\"");
    }

    @Test
    void aWrongPasswordIsRefused() throws Exception {
        CommandProcess stranger = new CommandProcess(bridge);
        stranger.environment.put("BRIDGE_PASSWORD", "wrong-one");
        for (String[] command : new String[][] {{"tail", "--for", "1ms"}, {"replay", "--state", "dead"}}) {
            Result refused = stranger.run(command);
            assertThat(refused.code()).as(refused.err()).isEqualTo(4);
            assertThat(refused.err()).contains("401").doesNotContain("wrong-one");
        }
    }

    @Test
    void onATerminalAReplayAsks() throws Exception {
        assumeThat(Files.exists(Path.of("/usr/bin/script")))
                .as("util-linux's script, which makes a terminal")
                .isTrue();
        handle("m-2");
        String asked = "printf '%s\\n' ANSWER | script -qec '\"$BRIDGE\" replay --model m-2 --state done' /dev/null";
        Result no = commands.bash(asked.replace("ANSWER", "n"));
        assertThat(no.code()).as(no.out() + no.err()).isEqualTo(1);
        assertThat(no.out()).contains("1 delivery would run again", "Nothing is queued.");
        Result yes = commands.bash(asked.replace("ANSWER", "y"));
        assertThat(yes.code()).as(yes.out() + yes.err()).isZero();
        assertThat(yes.out()).contains("1 queued");
    }

    private static void handle(String model) throws Exception {
        assertThat(commands.run("trigger", "model.status.updated", "--id", model)
                        .code())
                .isZero();
        Result tail = commands.run("tail", "--model", model, "--state", "done", "--lines", "1", "--for", "60s");
        assertThat(tail.code()).as(tail.err()).isZero();
    }
}
