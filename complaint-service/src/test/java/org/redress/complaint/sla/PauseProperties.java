package org.redress.complaint.sla;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.redress.complaint.sla.calendar.World;

/** Pauses and explanations over random calendars. */
class PauseProperties {

    @Provide
    Arbitrary<World> worlds() {
        return World.any();
    }

    private static List<Pause> pauses(World world, long seed) {
        Random random = new Random(seed);
        List<Pause> holds = new ArrayList<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            Instant from = world.from().plusSeconds(random.nextInt(4 * 86_400) - 86_400);
            holds.add(new Pause("paused", new Interval(from, from.plusSeconds(random.nextInt(2 * 86_400)))));
        }
        return holds;
    }

    private static ClockReport course(World world, Target target, List<Pause> holds, @Nullable Instant stop) {
        ClockRule rule = new ClockRule(
                "clock",
                target,
                world.calendar(),
                Set.of(NamedEvent.RECEIVED),
                ClockCondition.RESOLUTION,
                Set.of(ClockRule.ANY_STATE),
                ReopenRule.RESUME,
                List.of(50),
                Map.of(),
                null);
        List<Closure> settlements = stop == null ? List.of() : List.of(new Closure(stop, null, null, null));
        CaseTimes times =
                new CaseTimes(world.from(), null, null, List.of(), settlements, null, List.of(), holds, List.of());
        return new SlaEngine(new SlaPolicy("p/1", List.of(rule)), new AroundTheClock())
                .courses(times, List.of(), world.to(), ZoneOffset.UTC)
                .getFirst();
    }

    private static boolean paused(List<Pause> holds, Instant at) {
        return holds.stream()
                .anyMatch(pause -> !at.isBefore(pause.span().from())
                        && pause.span().until() != null
                        && at.isBefore(pause.span().until()));
    }

    @Property
    void splittingAPauseChangesNothing(@ForAll("worlds") World world, @ForAll long seed) {
        List<Pause> whole = pauses(world, seed);
        List<Pause> split = new ArrayList<>();
        for (Pause pause : whole) {
            Instant until = pause.span().until();
            if (until != null) {
                Instant middle = pause.span()
                        .from()
                        .plus(Duration.between(pause.span().from(), until).dividedBy(2));
                split.add(new Pause("paused", new Interval(middle, until)));
                split.add(new Pause("other", new Interval(pause.span().from(), middle)));
            }
        }
        Target target = new Target.Counted(world.budget());
        ClockReport one = course(world, target, whole, null);
        ClockReport two = course(world, target, split, null);
        assertThat(two.clock()).isEqualTo(one.clock());
        assertThat(two.elapsed()).isEqualTo(one.elapsed());
        assertThat(two.shares()).isEqualTo(one.shares());
    }

    /** The deadline is the first instant at which so much unpaused time of windows has passed. */
    @Property
    void cutsOutExactlyThePauses(@ForAll("worlds") World world, @ForAll long seed) {
        List<Pause> holds = pauses(world, seed);
        Instant nextDay = world.from().plusSeconds(86_400);
        Instant stop = world.to().isBefore(nextDay) ? world.to() : nextDay;
        ClockReport clockReport = course(world, new Target.Counted(world.budget()), holds, stop);
        Duration naive = Duration.ZERO;
        for (CalendarSegment calendarSegment : world.calendar().stretches(world.from(), stop)) {
            if (calendarSegment.kind() == CalendarSegment.Kind.OPEN) {
                for (Instant at = calendarSegment.from();
                        at.isBefore(calendarSegment.until());
                        at = at.plusSeconds(1)) {
                    naive = paused(holds, at) ? naive : naive.plusSeconds(1);
                }
            }
        }
        assertThat(clockReport.elapsed()).isEqualTo(naive);
        assertThat(clockReport.margin()).isEqualTo(world.budget().minus(naive));
        boolean inTime = naive.compareTo(world.budget()) < 0;
        if (inTime) {
            assertThat(clockReport.clock().state()).isEqualTo(ClockState.MET);
        } else if (naive.compareTo(world.budget()) > 0) {
            assertThat(clockReport.clock().state()).isEqualTo(ClockState.BREACHED);
        }
    }

    @Property
    void anExplanationEndsAtTheDeadlineWithTheWholeBudget(@ForAll("worlds") World world, @ForAll long seed) {
        List<Pause> holds = pauses(world, seed);
        ClockReport clockReport = course(world, new Target.Counted(world.budget()), holds, null);
        Duration counted = Duration.ZERO;
        Instant cursor = world.from();
        List<ExplainedStep> steps = clockReport.explanation().steps();
        for (ExplainedStep step : steps) {
            assertThat(step.from()).as(step.words()).isAfterOrEqualTo(cursor);
            cursor = step.from();
            if (step.kind() == ExplainedStep.Kind.COUNTED) {
                counted = counted.plus(step.counted());
                assertThat(step.total()).isEqualTo(counted);
                assertThat(paused(holds, step.from())).as(step.words()).isFalse();
            }
        }
        assertThat(counted).isEqualTo(world.budget());
        assertThat(steps.getFirst().kind()).isEqualTo(ExplainedStep.Kind.START);
        assertThat(steps.getLast().kind()).isEqualTo(ExplainedStep.Kind.DUE);
        assertThat(steps.getLast().from()).isEqualTo(clockReport.clock().dueAt());
    }

    @Property
    void aPauseNeverBringsADayForward(@ForAll("worlds") World world, @ForAll long seed) {
        Target target = new Target.Dated(DayUnit.BUSINESS_DAYS, 3, CutOff.END_OF_DAY, null, false, world.calendar());
        ClockReport without = course(world, target, List.of(), null);
        ClockReport with = course(world, target, pauses(world, seed), null);
        assertThat(with.clock().dueAt()).isAfterOrEqualTo(without.clock().dueAt());
        assertThat(with.explanation().steps().getLast().from())
                .isEqualTo(with.clock().dueAt());
    }
}
