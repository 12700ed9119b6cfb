package org.redress.kpi.query;

import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.redress.kpi.cell.Dimension;
import org.redress.kpi.day.PackedSketch;

/** What the cells hold, summed in the database; everything of one answer as of one moment. */
public interface Cells {

    /**
     * What to sum.
     *
     * @param edges the beginnings of the buckets in slots, ascending, and the end of the last one
     * @param zone in which the edges are cut
     * @param sums measures to sum within the buckets
     * @param sketches measures whose sketches to sum within the buckets
     * @param flows measures to sum from the beginning of time, as bucket -1, and within the buckets
     * @param asOf clocks that run past their deadline at this moment are told apart
     */
    record Selection(
            int[] edges,
            ZoneId zone,
            List<Dimension> groupBy,
            Map<Dimension, List<String>> filters,
            Predicate<String> sums,
            Predicate<String> sketches,
            Predicate<String> flows,
            Instant asOf) {}

    /** Where a sum belongs. Bucket 0 is the first one. */
    record Place(int bucket, List<@Nullable String> group) {}

    /**
     * A sum of cells.
     *
     * @param past the part of count in slots that ended before the moment of asking
     */
    record CellSum(Place place, String measure, long count, long sum, long past) {}

    /** A sum of one bucket of sketches. */
    record SketchSum(Place place, String measure, int bucket, long count) {}

    /** A sketch of a whole day, a part of that of its place. */
    record SketchPart(Place place, String measure, PackedSketch sketch) {}

    /** How many clocks became past due in the slot that is not over yet. */
    record LatelyDue(Place place, String clock, long count) {}

    /** How many clocks run at the moment of asking with less than a fifth of their budget left. */
    record AtRisk(Place place, String clock, long count) {}

    /**
     * How fresh the figures are.
     *
     * @param lastRecordedAt when the last event that is counted was recorded; absent before the first
     * @param appliedAt when it was counted
     */
    record Freshness(
            @Nullable Instant lastRecordedAt, @Nullable Instant appliedAt) {}

    /** All sums of one answer. There may be several of one place and measure, which are added. */
    record Sums(
            List<CellSum> cells,
            List<CellSum> flows,
            List<SketchSum> sketches,
            List<SketchPart> sketchParts,
            List<LatelyDue> latelyDue,
            List<AtRisk> atRisk,
            Freshness freshness) {}

    /**
     * Sums what the selection asks for.
     *
     * @param knownAt sums what was known then, instead of what is known now
     * @throws NoViewException if there is no view of that moment
     */
    Sums read(Selection selection, Optional<Instant> knownAt) throws SQLException;
}
