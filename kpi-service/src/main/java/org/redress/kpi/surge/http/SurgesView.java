package org.redress.kpi.surge.http;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.redress.kpi.cell.Dimension;
import org.redress.kpi.query.Metric;
import org.redress.kpi.query.cases.CaseLinks;
import org.redress.kpi.surge.CategoryMonitor;
import org.redress.kpi.surge.CategoryMonitors;
import org.redress.kpi.surge.JudgeSurges;
import org.redress.kpi.surge.SurgeAssessment;

/**
 * How the intake of the categories compares with their past.
 *
 * @param hour the end of the windows
 * @param zone of the weekdays and hours that are compared
 * @param watched how many categories have enough past
 * @param definitions where it is defined what a surge is
 */
@Schema(name = "Surges")
public record SurgesView(
        Instant hour, String zone, int watched, List<String> definitions, List<Category> categories, List<Past> past) {

    private static final String SURGE = "surge";

    /**
     * A category; absent stands for complaints that are not classified.
     *
     * @param surging whether it was noticed to receive more than its past explains, and is not calm again
     * @param since when that was noticed
     * @param weeks so many were compared
     * @param falseAlarmDays it raises a false alarm at most once in so many days
     */
    @Schema(name = "CategoryIntake")
    public record Category(
            @Nullable String category,
            boolean surging,
            @Nullable Instant since,
            int weeks,
            int falseAlarmDays,
            List<Window> windows) {}

    /**
     * A window that ends with the hour.
     *
     * @param n complaints received in it
     * @param expected by the same hours of the same weekday in the weeks before
     * @param limit the least number that is a surge
     * @param probability that so many or more come if nothing is unusual
     * @param links the definitions, and the list of n
     */
    @Schema(name = "IntakeWindow")
    public record Window(
            int hours, Instant from, long n, double expected, long limit, double probability, CaseLinks.Links links) {}

    /** A surge that was told of, with the figures of then: what is known of its complaints by now may differ, so no list is theirs. */
    @Schema(name = "PastSurge")
    public record Past(
            @Nullable String category,
            Instant noticedAt,
            @Nullable Instant endedAt,
            int windowHours,
            long n,
            double expected,
            long limit) {}

    static SurgesView of(JudgeSurges.Seen seen, String zone) {
        Map<String, CategoryMonitor> watches = new HashMap<>();
        seen.watches().forEach(categoryMonitor -> watches.put(categoryMonitor.category(), categoryMonitor));
        List<Category> categories = new ArrayList<>();
        for (Map.Entry<String, SurgeAssessment> each : seen.readings().entrySet()) {
            CategoryMonitor categoryMonitor = watches.get(each.getKey());
            SurgeAssessment reading = each.getValue();
            boolean surging = categoryMonitor != null && categoryMonitor.surging();
            categories.add(new Category(
                    named(each.getKey()),
                    surging,
                    categoryMonitor != null && surging ? categoryMonitor.since() : null,
                    reading.weeks(),
                    reading.falseAlarmDays(),
                    reading.windows().stream()
                            .map(window -> window(window, each.getKey(), reading.hour()))
                            .toList()));
        }
        return new SurgesView(
                seen.hour(),
                zone,
                categories.size(),
                CaseLinks.definitions(SURGE),
                categories,
                seen.past().stream().map(SurgesView::past).toList());
    }

    private static Window window(SurgeAssessment.Window window, String category, Instant hour) {
        CaseLinks received = CaseLinks.within(
                window.from(), hour, hour, Map.of(Dimension.CATEGORY, List.of(category)), Optional.empty());
        return new Window(
                window.hours(),
                window.from(),
                window.n(),
                window.expected(),
                window.limit(),
                window.probability(),
                new CaseLinks.Links(
                        CaseLinks.definitions(SURGE), Map.of("n", received.list(Metric.INTAKE.wireName(), "count"))));
    }

    private static Past past(CategoryMonitors.Past past) {
        return new Past(
                named(past.category()),
                past.noticedAt(),
                past.endedAt(),
                past.windowHours(),
                past.n(),
                past.expected(),
                past.limit());
    }

    private static @Nullable String named(String category) {
        return category.isEmpty() ? null : category;
    }
}
