package org.redress.kpi.backlog;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.redress.kpi.cell.Dimension;

/**
 * A question for the backlog.
 *
 * @param at the moment; now if absent
 * @param knownAt as known then, and as of then; now if absent
 * @param zone the zone of the question, in which a date was read
 * @param filters the accepted values of a dimension; the empty text accepts what is not classified
 */
public record BacklogQuestion(
        Optional<Instant> at,
        Optional<Instant> knownAt,
        ZoneId zone,
        List<Dimension> groupBy,
        Map<Dimension, List<String>> filters) {}
