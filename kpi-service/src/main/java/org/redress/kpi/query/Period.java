package org.redress.kpi.query;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import org.redress.kpi.cell.QuarterHour;

/**
 * What a question is about in time. Its ends lie on quarters of an hour, because cells do.
 *
 * @param from included
 * @param to excluded, later than from
 * @param zone in which it is cut
 */
public record Period(Instant from, Instant to, ZoneId zone) {

    public Period {
        from = QuarterHour.start(QuarterHour.of(from));
        to = QuarterHour.start(QuarterHour.atOrAfter(to));
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("from must lie before to");
        }
    }

    /**
     * The buckets, in order and without gaps; one if the period is not cut.
     *
     * @param asOf what lies before is past
     * @param most more buckets than this are not cut
     * @throws TooManyBucketsException if it would be more
     */
    public List<Bucket> cut(Granularity granularity, Instant asOf, int most) {
        if (granularity == Granularity.NONE) {
            return List.of(new Bucket(from, to, !to.isAfter(asOf)));
        }
        List<Bucket> buckets = new ArrayList<>();
        ZonedDateTime begin = granularity.begin(from.atZone(zone));
        while (begin.toInstant().isBefore(to)) {
            if (buckets.size() == most) {
                throw new TooManyBucketsException(most);
            }
            ZonedDateTime next = granularity.next(begin);
            Instant first = later(from, begin.toInstant());
            Instant end = earlier(to, next.toInstant());
            boolean whole = first.equals(begin.toInstant()) && end.equals(next.toInstant());
            buckets.add(new Bucket(first, end, whole && !end.isAfter(asOf)));
            begin = next;
        }
        return buckets;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
