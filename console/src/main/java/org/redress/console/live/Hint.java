package org.redress.console.live;

/**
 * Something has changed; whoever shows it reads it again.
 *
 * @param number 1, 2, 3 … on this instance
 * @param name what kind of thing: complaint, feedback, kpi
 * @param data JSON on one line
 */
public record Hint(long number, String name, String data) {}
