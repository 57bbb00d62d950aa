package dev.headshotbridge.command;

/** Ends a command with a message and an exit code. */
final class CommandException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int code;

    private CommandException(int code, String message) {
        super(message);
        this.code = code;
    }

    static CommandException usage(String message) {
        return new CommandException(Exit.USAGE, message);
    }

    static CommandException negative(String message) {
        return new CommandException(Exit.NEGATIVE, message);
    }

    static CommandException unreachable(String message) {
        return new CommandException(Exit.UNREACHABLE, message);
    }

    static CommandException login(String message) {
        return new CommandException(Exit.LOGIN, message);
    }

    int code() {
        return code;
    }
}
