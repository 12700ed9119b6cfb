package org.redress.kpi.query;

import java.time.Instant;

/**
 * A part of a period.
 *
 * @param from included
 * @param to excluded
 * @param complete whether it is a whole hour, day … that lies in the past; never compare one that is not with one that is
 */
public record Bucket(Instant from, Instant to, boolean complete) {}
