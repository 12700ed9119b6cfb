package org.redress.kpi.query.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.redress.kpi.query.store.WholeDays.Stretch;

/**
 * The rows that sums of a stretch of time are made of: cells, and sums of whole days where they answer. Each row has slot, measure, count,
 * sum and the dimensions that are grouped by.
 */
final class SummedCells {

    private final Stretch stretch;
    private final DimensionSql dimensions;
    private final Integer[] measures;
    private final Optional<WholeDays> days;
    private final List<Stretch> ofCells;

    SummedCells(Stretch stretch, DimensionSql dimensions, Integer[] measures, Optional<WholeDays> days) {
        this.stretch = stretch;
        this.dimensions = dimensions;
        this.measures = measures;
        this.days = days;
        this.ofCells = ofCells(stretch, days);
    }

    /** The stretches that are read from the cells. */
    static List<Stretch> ofCells(Stretch stretch, Optional<WholeDays> days) {
        return days.map(whole -> whole.uneven(stretch)).orElseGet(() -> List.of(stretch));
    }

    /** The rows as a table named p. */
    String sql() {
        List<String> parts = new ArrayList<>();
        days.ifPresent(whole -> parts.add("""
                select d.slot, d.measure, d.count, d.sum %s
                  from (select slot.first_slot as slot, slot.measure, slot.count, slot.sum %s
                          from day_sum slot
                         where slot.zone = ? and slot.dimension = ? and slot.measure = any (?)
                           and slot.first_slot >= ? and slot.first_slot < ?
                           and not (slot.first_slot <@ ?::int4multirange)) d
                 where true %s""".formatted(dimensions.columns(), valueOf(whole), dimensions.where())));
        for (int i = 0; i < ofCells.size(); i++) {
            parts.add("""
                    select c.slot, c.measure, c.count, c.sum %s
                      from cell c %s
                     where c.measure = any (?) and c.slot >= ? and c.slot < ? %s""".formatted(dimensions.columns(), dimensions.join("c"), dimensions.where()));
        }
        return "(" + String.join("\nunion all\n", parts) + ") p";
    }

    /** Binds the parameters of the rows. */
    void bind(Bound bound) throws SQLException {
        if (days.isPresent()) {
            bindDays(bound, days.get(), measures, stretch);
            bound.filters(dimensions);
        }
        for (Stretch each : ofCells) {
            bound.numbers(measures).number(each.first()).number(each.end()).filters(dimensions);
        }
    }

    /** The value of a day's row under the name of its dimension. */
    static String valueOf(WholeDays days) {
        return days.dimension() == null
                ? ""
                : ", slot.value as " + days.dimension().wireName();
    }

    /** Binds what both tables of days are asked by. */
    static void bindDays(Bound bound, WholeDays days, Integer[] measures, Stretch stretch) throws SQLException {
        bound.number(days.zone())
                .text(days.dimensionName())
                .numbers(measures)
                .number(stretch.first())
                .number(stretch.end())
                .text(days.unevenRanges());
    }
}
