package dev.headshotbridge.command.signature;

/** One reason why a signature does not match: what was found, and what to do. */
public record Finding(String reason, String what, String todo) {}
