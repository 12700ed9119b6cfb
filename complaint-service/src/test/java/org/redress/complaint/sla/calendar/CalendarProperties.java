package org.redress.complaint.sla.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.redress.complaint.sla.CalendarSegment;

/** What holds for every calendar, zone and instant. */
class CalendarProperties {

    private static final int DAYS = 60;

    @Provide
    Arbitrary<World> worlds() {
        return World.any();
    }

    @Property
    void countsLikeTheOracle(@ForAll("worlds") World world) {
        assertThat(world.calendar().counted(world.from(), world.to()))
                .isEqualTo(new Oracle(world.spec(), world.from(), 15).counted(world.from(), world.to()));
    }

    @Property
    void isDueLikeTheOracle(@ForAll("worlds") World world) {
        assertThat(world.calendar().after(world.from(), world.budget()))
                .isEqualTo(new Oracle(world.spec(), world.from(), DAYS).after(world.from(), world.budget()));
    }

    @Property
    void addingThenMeasuringGivesTheAmountAndNoEarlierInstantDoes(@ForAll("worlds") World world) {
        Instant due = world.calendar().after(world.from(), world.budget());
        assertThat(world.calendar().counted(world.from(), due)).isEqualTo(world.budget());
        assertThat(world.calendar().counted(world.from(), due.minusNanos(1)))
                .isEqualTo(world.budget().minusNanos(1));
    }

    @Property
    void measuringThenAddingIsNotLater(@ForAll("worlds") World world) {
        Duration counted = world.calendar().counted(world.from(), world.to());
        Instant due = world.calendar().after(world.from(), counted);
        assertThat(due).isBeforeOrEqualTo(world.to());
        assertThat(world.calendar().counted(due, world.to())).isZero();
    }

    @Property
    void isMonotonic(@ForAll("worlds") World world) {
        Instant due = world.calendar().after(world.from(), world.budget());
        assertThat(world.calendar().after(world.from(), world.budget().plusNanos(1)))
                .isAfter(due);
        assertThat(world.calendar().after(world.from().plusNanos(1), world.budget()))
                .isAfterOrEqualTo(due);
        assertThat(world.calendar().after(world.to(), world.budget())).isAfterOrEqualTo(due);
    }

    @Property
    void countedTimeAddsUp(@ForAll("worlds") World world) {
        Instant middle =
                world.from().plus(Duration.between(world.from(), world.to()).dividedBy(3));
        assertThat(world.calendar()
                        .counted(world.from(), middle)
                        .plus(world.calendar().counted(middle, world.to())))
                .isEqualTo(world.calendar().counted(world.from(), world.to()));
    }

    @Property
    void stretchesAreTheIntervalAndCountWhatIsCounted(@ForAll("worlds") World world) {
        List<CalendarSegment> stretches = world.calendar().stretches(world.from(), world.to());
        Instant cursor = world.from();
        Duration open = Duration.ZERO;
        for (CalendarSegment calendarSegment : stretches) {
            assertThat(calendarSegment.from()).isEqualTo(cursor);
            assertThat(calendarSegment.until()).isAfter(cursor);
            cursor = calendarSegment.until();
            if (calendarSegment.kind() == CalendarSegment.Kind.OPEN) {
                open = open.plus(Duration.between(calendarSegment.from(), calendarSegment.until()));
            }
        }
        assertThat(cursor).isEqualTo(world.to());
        assertThat(open).isEqualTo(world.calendar().counted(world.from(), world.to()));
    }

    @Property
    void workingDaysAreThoseOfTheOracle(@ForAll("worlds") World world) {
        Oracle oracle = new Oracle(world.spec(), world.from(), DAYS);
        LocalDate start = world.calendar().dateOf(world.from());
        int days = 1 + (int) (world.budget().toHours() % 12);
        LocalDate naive = start;
        for (int left = days; left > 0; ) {
            naive = naive.plusDays(1);
            boolean works = oracle.works(naive);
            assertThat(world.calendar().works(naive)).as("%s", naive).isEqualTo(works);
            left -= works ? 1 : 0;
        }
        assertThat(world.calendar().workingDayAfter(start, days)).isEqualTo(naive);
        Instant close = world.calendar().closeOf(naive);
        assertThat(world.calendar().counted(close, world.calendar().endOf(naive)))
                .isZero();
        assertThat(world.calendar().counted(close.minusNanos(1), close)).isEqualTo(Duration.ofNanos(1));
    }
}
