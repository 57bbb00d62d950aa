package dev.headshotbridge.command.signature;

import java.util.List;

/**
 * What was found out.
 *
 * @param match whether the bridge takes it
 * @param scheme {@code body} or {@code timestamp}; null where nothing matches
 * @param secret which of the secrets has signed, from 1; 0 where none has
 * @param tried combinations of body, secret and scheme that were tried
 */
public record Diagnosis(boolean match, String scheme, int secret, List<Finding> findings, int tried) {}
