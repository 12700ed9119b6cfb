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

    private static List<Hold> pauses(World world, long seed) {
        Random random = new Random(seed);
        List<Hold> holds = new ArrayList<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            Instant from = world.from().plusSeconds(random.nextInt(4 * 86_400) - 86_400);
            holds.add(new Hold("paused", new Span(from, from.plusSeconds(random.nextInt(2 * 86_400)))));
        }
        return holds;
    }

    private static Course course(World world, Target target, List<Hold> holds, @Nullable Instant stop) {
        ClockRule rule = new ClockRule(
                "clock",
                target,
                world.calendar(),
                Set.of(Mark.RECEIVED),
                ClockCondition.RESOLUTION,
                Set.of(ClockRule.ANY_STATE),
                ReopenRule.RESUME,
                List.of(50),
                Map.of(),
                null);
        List<Settlement> settlements = stop == null ? List.of() : List.of(new Settlement(stop, null, null, null));
        CaseTimes times =
                new CaseTimes(world.from(), null, null, List.of(), settlements, null, List.of(), holds, List.of());
        return new SlaEngine(new SlaPolicy("p/1", List.of(rule)), new AroundTheClock())
                .courses(times, List.of(), world.to(), ZoneOffset.UTC)
                .getFirst();
    }

    private static boolean paused(List<Hold> holds, Instant at) {
        return holds.stream()
                .anyMatch(hold -> !at.isBefore(hold.span().from())
                        && hold.span().until() != null
                        && at.isBefore(hold.span().until()));
    }

    @Property
    void splittingAPauseChangesNothing(@ForAll("worlds") World world, @ForAll long seed) {
        List<Hold> whole = pauses(world, seed);
        List<Hold> split = new ArrayList<>();
        for (Hold hold : whole) {
            Instant until = hold.span().until();
            if (until != null) {
                Instant middle = hold.span()
                        .from()
                        .plus(Duration.between(hold.span().from(), until).dividedBy(2));
                split.add(new Hold("paused", new Span(middle, until)));
                split.add(new Hold("other", new Span(hold.span().from(), middle)));
            }
        }
        Target target = new Target.Counted(world.budget());
        Course one = course(world, target, whole, null);
        Course two = course(world, target, split, null);
        assertThat(two.clock()).isEqualTo(one.clock());
        assertThat(two.elapsed()).isEqualTo(one.elapsed());
        assertThat(two.shares()).isEqualTo(one.shares());
    }

    /** The deadline is the first instant at which so much unpaused time of windows has passed. */
    @Property
    void cutsOutExactlyThePauses(@ForAll("worlds") World world, @ForAll long seed) {
        List<Hold> holds = pauses(world, seed);
        Instant nextDay = world.from().plusSeconds(86_400);
        Instant stop = world.to().isBefore(nextDay) ? world.to() : nextDay;
        Course course = course(world, new Target.Counted(world.budget()), holds, stop);
        Duration naive = Duration.ZERO;
        for (Stretch stretch : world.calendar().stretches(world.from(), stop)) {
            if (stretch.kind() == Stretch.Kind.OPEN) {
                for (Instant at = stretch.from(); at.isBefore(stretch.until()); at = at.plusSeconds(1)) {
                    naive = paused(holds, at) ? naive : naive.plusSeconds(1);
                }
            }
        }
        assertThat(course.elapsed()).isEqualTo(naive);
        assertThat(course.margin()).isEqualTo(world.budget().minus(naive));
        boolean inTime = naive.compareTo(world.budget()) < 0;
        if (inTime) {
            assertThat(course.clock().state()).isEqualTo(ClockState.MET);
        } else if (naive.compareTo(world.budget()) > 0) {
            assertThat(course.clock().state()).isEqualTo(ClockState.BREACHED);
        }
    }

    @Property
    void anExplanationEndsAtTheDeadlineWithTheWholeBudget(@ForAll("worlds") World world, @ForAll long seed) {
        List<Hold> holds = pauses(world, seed);
        Course course = course(world, new Target.Counted(world.budget()), holds, null);
        Duration counted = Duration.ZERO;
        Instant cursor = world.from();
        List<ExplainedStep> steps = course.explanation().steps();
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
        assertThat(steps.getLast().from()).isEqualTo(course.clock().dueAt());
    }

    @Property
    void aPauseNeverBringsADayForward(@ForAll("worlds") World world, @ForAll long seed) {
        Target target = new Target.Dated(DayUnit.BUSINESS_DAYS, 3, CutOff.END_OF_DAY, null, false, world.calendar());
        Course without = course(world, target, List.of(), null);
        Course with = course(world, target, pauses(world, seed), null);
        assertThat(with.clock().dueAt()).isAfterOrEqualTo(without.clock().dueAt());
        assertThat(with.explanation().steps().getLast().from())
                .isEqualTo(with.clock().dueAt());
    }
}
