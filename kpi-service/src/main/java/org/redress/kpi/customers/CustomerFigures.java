package org.redress.kpi.customers;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Figures by customers of a period.
 *
 * @param days of the period
 * @param coveredDays of these, those of which a count is known; without all of them no rate is given
 * @param averageCustomers of the covered days, each with the average of its count
 * @param complaints received in the period
 * @param complaintsPerThousand 1000 complaints / averageCustomers
 * @param startCustomers at the beginning; known if every count in the period tells new and lost, and none reaches beyond it
 * @param retention (end - new) / start
 * @param churn lost / start
 */
public record CustomerFigures(
        long days,
        long coveredDays,
        @Nullable Double averageCustomers,
        long complaints,
        @Nullable Double complaintsPerThousand,
        @Nullable Long startCustomers,
        @Nullable Long endCustomers,
        @Nullable Long newCustomers,
        @Nullable Long lostCustomers,
        @Nullable Double retention,
        @Nullable Double churn) {

    private static final double THOUSAND = 1_000;

    /**
     * The figures.
     *
     * @param counts that touch the period, of one segment, by date, none overlapping another
     */
    public static CustomerFigures of(LocalDate from, LocalDate to, List<CustomerCount> counts, long complaints) {
        long days = ChronoUnit.DAYS.between(from, to);
        long covered = 0;
        double sum = 0;
        for (CustomerCount count : counts) {
            long common = ChronoUnit.DAYS.between(later(from, count.from()), earlier(to, count.to()));
            covered += common;
            sum += common * count.average();
        }
        Double average = covered == 0 ? null : sum / covered;
        Movement movement = covered == days ? Movement.of(from, to, counts) : null;
        return new CustomerFigures(
                days,
                covered,
                average,
                complaints,
                covered < days || average == null || average == 0 ? null : THOUSAND * complaints / average,
                movement == null ? null : movement.start,
                movement == null ? null : movement.end,
                movement == null ? null : movement.gained,
                movement == null ? null : movement.lost,
                movement == null || movement.start == 0
                        ? null
                        : (double) (movement.end - movement.gained) / movement.start,
                movement == null || movement.start == 0 ? null : (double) movement.lost / movement.start);
    }

    private record Movement(long start, long end, long gained, long lost) {

        static @Nullable Movement of(LocalDate from, LocalDate to, List<CustomerCount> counts) {
            Long start = counts.getFirst().atStart();
            if (start == null
                    || counts.getFirst().from().isBefore(from)
                    || counts.getLast().to().isAfter(to)) {
                return null;
            }
            long gained = 0;
            long lost = 0;
            for (CustomerCount count : counts) {
                if (count.gained() == null || count.lost() == null) {
                    return null;
                }
                gained += count.gained();
                lost += count.lost();
            }
            return new Movement(start, counts.getLast().customers(), gained, lost);
        }
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }
}
