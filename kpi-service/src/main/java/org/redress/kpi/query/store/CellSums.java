package org.redress.kpi.query.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.redress.kit.store.Sql;
import org.redress.kpi.cell.ClockCounter;
import org.redress.kpi.cell.Measure;
import org.redress.kpi.cell.QuarterHour;
import org.redress.kpi.day.AskedZones;
import org.redress.kpi.query.Cells;
import org.redress.kpi.query.store.WholeDays.Stretch;

/** Sums cells, and whole days of them where those stand, all in one snapshot, so that no two figures of an answer disagree. */
@ApplicationScoped
public class CellSums implements Cells {

    private final DataSource database;
    private final AskedZones zones;
    private final PackedDays packed;

    CellSums(DataSource database, AskedZones zones, PackedDays packed) {
        this.database = database;
        this.zones = zones;
        this.packed = packed;
    }

    @Override
    public Sums read(Selection selection, Optional<Instant> knownAt) throws SQLException {
        return Snapshot.read(database, knownAt, connection -> {
            Map<Integer, String> measures = measures(connection);
            Integer[] sums = wanted(measures, selection.sums());
            Integer[] flows = wanted(measures, selection.flows());
            Integer[] sketches = wanted(measures, selection.sketches());
            Stretch stretch = stretch(selection);
            Stretch whole = flows.length == 0 ? stretch : everBefore(stretch);
            // The sums of days are those of the live cells.
            Optional<WholeDays> days =
                    knownAt.isPresent() ? Optional.empty() : WholeDays.of(connection, selection, whole, zones);
            Optional<SummedDays> summed = Optional.empty();
            if (days.isPresent()) {
                summed = Optional.of(SummedDays.read(connection, packed, days.get(), selection, measures));
            }
            DimensionSql dimensions = new DimensionSql(selection.groupBy(), selection.filters());
            List<Stretch> ofCells = SummedCells.ofCells(stretch, days);
            return new Sums(
                    joined(
                            summed.map(each -> each.sums(sums)),
                            cells(connection, selection, new SummedCells(ofCells, dimensions, sums), measures)),
                    joined(
                            summed.map(each -> each.flows(flows)),
                            flows(
                                    connection,
                                    selection,
                                    new SummedCells(SummedCells.ofCells(whole, days), dimensions, flows),
                                    measures)),
                    new SummedSketches(connection, dimensions, edges(selection), sketches, measures).ofCells(ofCells),
                    summed.map(each -> each.sketches(sketches)).orElseGet(List::of),
                    latelyDue(connection, selection),
                    RiskyClocks.read(connection, selection),
                    freshness(connection));
        });
    }

    private static List<CellSum> joined(Optional<List<CellSum>> some, List<CellSum> more) {
        if (some.isEmpty()) {
            return more;
        }
        List<CellSum> joined = new ArrayList<>(some.get());
        joined.addAll(more);
        return joined;
    }

    private static Map<Integer, String> measures(Connection connection) throws SQLException {
        Map<Integer, String> names = new HashMap<>();
        Sql.on(connection).each("select id, name from measure", row -> names.put(row.integer("id"), row.text("name")));
        return names;
    }

    private static Integer[] wanted(Map<Integer, String> measures, Predicate<String> filter) {
        return measures.entrySet().stream()
                .filter(measure -> filter.test(measure.getValue()))
                .map(Map.Entry::getKey)
                .toArray(Integer[]::new);
    }

    private static List<CellSum> cells(
            Connection connection, Selection selection, SummedCells cells, Map<Integer, String> measures)
            throws SQLException {
        if (cells.isEmpty()) {
            return List.of();
        }
        DimensionSql dimensions = new DimensionSql(selection.groupBy(), selection.filters());
        String sql = """
                select width_bucket(p.slot, ?) - 1 as bucket, p.measure, sum(p.count)::int8 as n, sum(p.sum)::int8 as total,
                       coalesce(sum(p.count) filter (where p.slot < ?), 0)::int8 as past %1$s
                  from %2$s
                 group by bucket, p.measure %1$s
                having sum(p.count) <> 0 or sum(p.sum) <> 0""".formatted(dimensions.columns("p"), cells.sql());
        List<Object> parameters = new ArrayList<>(List.of(edges(selection), QuarterHour.of(selection.asOf())));
        parameters.addAll(cells.parameters());
        return sums(connection, sql, dimensions, measures, parameters);
    }

    private static List<CellSum> flows(
            Connection connection, Selection selection, SummedCells cells, Map<Integer, String> measures)
            throws SQLException {
        if (cells.isEmpty()) {
            return List.of();
        }
        DimensionSql dimensions = new DimensionSql(selection.groupBy(), selection.filters());
        String sql = """
                select width_bucket(p.slot, ?) - 1 as bucket, p.measure, sum(p.count)::int8 as n, 0::int8 as total, 0::int8 as past %1$s
                  from %2$s
                 group by bucket, p.measure %1$s
                having sum(p.count) <> 0""".formatted(dimensions.columns("p"), cells.sql());
        List<Object> parameters = new ArrayList<>(List.of(edges(selection)));
        parameters.addAll(cells.parameters());
        return sums(connection, sql, dimensions, measures, parameters);
    }

    private static Stretch everBefore(Stretch stretch) {
        return new Stretch(Integer.MIN_VALUE, stretch.end());
    }

    /** The slot of this moment is not over, so its cells cannot say which clocks are past due already; the facts can. */
    private static List<LatelyDue> latelyDue(Connection connection, Selection selection) throws SQLException {
        int now = QuarterHour.of(selection.asOf());
        boolean asked = selection.sums().test(Measure.sla("stated", ClockCounter.OPEN));
        if (!asked || now < first(selection) || now >= end(selection)) {
            return List.of();
        }
        DimensionSql dimensions = new DimensionSql(selection.groupBy(), selection.filters());
        String sql =
                """
                select width_bucket(?::int4, ?) - 1 as bucket, k.clock, count(*) as n %s
                  from clock_fact k
                  join case_fact f on f.complaint = k.complaint %s
                 where k.state = 'running' and k.due_at >= ? and k.due_at <= ? and f.received_at is not null %s
                 group by bucket, k.clock %s""".formatted(dimensions.columns(), dimensions.join("f"), dimensions.where(), dimensions.columns());
        return Sql.on(connection)
                .list(
                        sql,
                        row -> new LatelyDue(
                                new Place(row.integer("bucket"), dimensions.group(row)),
                                row.text("clock"),
                                row.bigint("n")),
                        dimensions.after(now, edges(selection), QuarterHour.start(now), selection.asOf()));
    }

    private static Freshness freshness(Connection connection) throws SQLException {
        return Sql.on(connection)
                .optional(
                        "select last_recorded_at, applied_at from progress order by last_recorded_at desc limit 1",
                        row -> new Freshness(
                                row.optionalInstant("last_recorded_at"), row.optionalInstant("applied_at")))
                .orElseGet(() -> new Freshness(null, null));
    }

    private static List<CellSum> sums(
            Connection connection,
            String sql,
            DimensionSql dimensions,
            Map<Integer, String> measures,
            List<Object> parameters)
            throws SQLException {
        return Sql.on(connection)
                .list(
                        sql,
                        row -> new CellSum(
                                new Place(row.integer("bucket"), dimensions.group(row)),
                                name(measures, row.integer("measure")),
                                row.bigint("n"),
                                row.bigint("total"),
                                row.bigint("past")),
                        parameters.toArray());
    }

    static String name(Map<Integer, String> measures, int id) {
        @Nullable String name = measures.get(id);
        if (name == null) {
            throw new IllegalStateException("No measure " + id);
        }
        return name;
    }

    /** The beginnings of the buckets, without the end of the last, as a parameter. */
    static Sql.Parameter edges(Selection selection) {
        return Sql.array("int4", Arrays.copyOf(selection.edges(), selection.edges().length - 1));
    }

    private static Stretch stretch(Selection selection) {
        return new Stretch(first(selection), end(selection));
    }

    private static int first(Selection selection) {
        return selection.edges()[0];
    }

    private static int end(Selection selection) {
        return selection.edges()[selection.edges().length - 1];
    }
}
