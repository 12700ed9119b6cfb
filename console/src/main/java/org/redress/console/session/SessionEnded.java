package org.redress.console.session;

/**
 * A session was ended on this instance.
 *
 * @param tokenHash which
 */
public record SessionEnded(byte[] tokenHash) {}
