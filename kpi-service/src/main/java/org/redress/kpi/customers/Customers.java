package org.redress.kpi.customers;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.redress.kpi.cell.Dimension;
import org.redress.kpi.query.AnswerKpis;
import org.redress.kpi.query.Figure;
import org.redress.kpi.query.Granularity;
import org.redress.kpi.query.KpiAnswer;
import org.redress.kpi.query.KpiQuestion;
import org.redress.kpi.query.Metric;
import org.redress.kpi.query.Period;
import org.redress.kpi.query.cases.CaseLinks;

/** Takes counts of customers and answers questions for figures by them. */
@ApplicationScoped
public class Customers {

    private final CustomerCounts counts;
    private final AnswerKpis kpis;
    private final Clock clock;

    Customers(CustomerCounts counts, AnswerKpis kpis, Clock clock) {
        this.counts = counts;
        this.kpis = kpis;
        this.clock = clock;
    }

    /**
     * Takes a count, or takes it back.
     *
     * @throws OverlapException if another period of the segment holds some of its days
     */
    public StoredCount put(CustomerCount count, boolean withdrawn, String by) throws SQLException {
        return counts.put(count, withdrawn, clock.instant(), by);
    }

    /** Every version of the counts that touch these days. */
    public List<StoredCount> versions(CustomerSegment segment, LocalDate from, LocalDate to) throws SQLException {
        return counts.versions(segment, from, to);
    }

    /** The figures of a period of days in a zone. */
    public CustomerAnswer answer(CustomerSegment segment, LocalDate from, LocalDate to, ZoneId zone)
            throws SQLException {
        Period period = new Period(
                from.atStartOfDay(zone).toInstant(), to.atStartOfDay(zone).toInstant(), zone);
        KpiAnswer intake = kpis.answer(
                new KpiQuestion(
                        period, Granularity.NONE, List.of(), filters(segment), Set.of(Metric.INTAKE), Optional.empty()),
                false);
        long complaints = intake.series().getFirst().metrics().values().stream()
                .filter(Figure.Intake.class::isInstance)
                .mapToLong(figure -> ((Figure.Intake) figure).count())
                .sum();
        List<StoredCount> holding = counts.holding(segment, from, to);
        Instant asOf = clock.instant();
        return new CustomerAnswer(
                asOf,
                from,
                to,
                zone.getId(),
                segment,
                !period.to().isAfter(asOf),
                CustomerFigures.of(
                        from, to, holding.stream().map(StoredCount::count).toList(), complaints),
                holding,
                new CaseLinks.Links(
                        CaseLinks.definitions("customers"),
                        Map.of(
                                "figures/complaints",
                                CaseLinks.within(period.from(), period.to(), asOf, filters(segment), Optional.empty())
                                        .list(Metric.INTAKE.wireName(), "count"))));
    }

    private static Map<Dimension, List<String>> filters(CustomerSegment segment) {
        Map<Dimension, List<String>> filters = new EnumMap<>(Dimension.class);
        put(filters, Dimension.BRAND, segment.brand());
        put(filters, Dimension.PRODUCT, segment.product());
        put(filters, Dimension.REGION, segment.region());
        return filters;
    }

    private static void put(Map<Dimension, List<String>> filters, Dimension dimension, @Nullable String value) {
        if (value != null) {
            filters.put(dimension, List.of(value));
        }
    }
}
