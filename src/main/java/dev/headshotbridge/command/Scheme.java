package dev.headshotbridge.command;

/** What is signed. */
enum Scheme {
    /** The body alone. */
    body,
    /** The timestamp, a dot and the body; the timestamp stands in a header. */
    timestamp
}
