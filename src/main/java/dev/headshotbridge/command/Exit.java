package dev.headshotbridge.command;

/** The exit codes of all commands. */
final class Exit {

    static final int OK = 0;
    /** The command did its work, and the answer is no. */
    static final int NEGATIVE = 1;
    /** Wrong use, or a setting that is missing or wrong. */
    static final int USAGE = 2;
    /** Nobody answers there. */
    static final int UNREACHABLE = 3;
    /** The login is missing or refused. */
    static final int LOGIN = 4;

    static final String HEADING = "%nExit codes:%n";

    private Exit() {}
}
