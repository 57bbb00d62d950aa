package dev.headshotbridge.support;

import java.io.Closeable;

/** Where the bridge under test keeps its inbox, and what ends it afterwards. */
public record TestDatabase(String url, String username, String password, Closeable server) {}
