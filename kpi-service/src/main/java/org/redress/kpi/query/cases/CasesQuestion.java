package org.redress.kpi.query.cases;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.redress.kpi.cell.Dimension;

/**
 * A question for what is behind a part of a figure.
 *
 * @param figure its name in the API: that of a metric, or survival or forecast
 * @param part its path in the figure
 * @param from included, on a quarter of an hour
 * @param to excluded, on a quarter of an hour unless a moment was asked for
 * @param asOf the moment that tells running clocks from those past due
 * @param receivedBefore of the backlog: only complaints received before this moment
 * @param filters as in {@link org.redress.kpi.query.KpiQuestion}
 * @param except what has all of these values is left out; the empty text stands for what is not classified
 * @param question the survey question, instead of the usual one
 * @param contactDays as in {@link org.redress.kpi.query.KpiQuestion}
 * @param knownAt of what was known then; of what is known now if absent
 */
public record CasesQuestion(
        String figure,
        String part,
        Instant from,
        Instant to,
        Instant asOf,
        Optional<Instant> receivedBefore,
        Map<Dimension, List<String>> filters,
        Map<Dimension, String> except,
        Optional<String> question,
        int contactDays,
        Optional<Instant> knownAt) {}
