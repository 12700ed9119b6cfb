package org.redress.kpi.untouched;

import java.time.Instant;

/**
 * A team's deadlines that come up while nobody has begun.
 *
 * @param team the empty text stands for complaints without one
 * @param clocks that run and fall due within the hours, of complaints that nobody owns and nobody has answered
 * @param complaints how many these are
 * @param earliest the first of the deadlines
 */
public record UnassignedAtRisk(String team, int clocks, int complaints, Instant earliest) {}
