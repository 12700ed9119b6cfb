package org.redress.kpi.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.redress.kpi.query.Figure;
import org.redress.kpi.query.KpiAnswer;

/** One computation for all who listen, no more often than set, and only changes wake them. */
class LiveQuestionTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final AtomicLong intake = new AtomicLong(1);
    private final AtomicInteger computed = new AtomicInteger();
    private final AtomicInteger woken = new AtomicInteger();
    private final LiveQuestion question = new LiveQuestion(() -> {
        computed.incrementAndGet();
        if (intake.get() < 0) {
            throw new SQLException("away");
        }
        return answer(intake.get(), NOON.plusSeconds(computed.get()));
    });

    @Test
    void many_listeners_share_one_computation() throws Exception {
        for (int listener = 0; listener < 10; listener++) {
            question.current(NOON, Limits.USUAL);
        }

        assertThat(computed).hasValue(1);
        assertThat(question.newest().answer().series()).hasSize(1);
    }

    @Test
    void whatever_happens_it_is_computed_once_in_each_pause() throws Exception {
        question.current(NOON, Limits.USUAL);
        question.outdate();
        question.outdate();

        assertThat(question.claim(NOON.plusMillis(499), Limits.USUAL)).isFalse();
        assertThat(question.claim(NOON.plusMillis(500), Limits.USUAL)).isTrue();
        assertThat(question.claim(NOON.plusMillis(500), Limits.USUAL))
                .as("by one")
                .isFalse();
        question.compute(NOON.plusMillis(500));
        assertThat(question.claim(NOON.plusSeconds(14), Limits.USUAL))
                .as("nothing happened")
                .isFalse();
        assertThat(question.claim(NOON.plusSeconds(16), Limits.USUAL))
                .as("time passed")
                .isTrue();
    }

    @Test
    void only_other_figures_wake_the_listeners_and_they_see_the_newest() throws Exception {
        question.listeners().add(woken::incrementAndGet);
        question.current(NOON, Limits.USUAL);
        String first = question.newest().id();
        question.compute(NOON.plusSeconds(1));
        assertThat(woken).as("the moment of asking is no change").hasValue(0);
        assertThat(question.newest().id()).isEqualTo(first);

        intake.set(2);
        question.compute(NOON.plusSeconds(2));
        intake.set(3);
        question.compute(NOON.plusSeconds(3));

        assertThat(woken).hasValue(2);
        assertThat(question.newest().answer().series().getFirst().metrics())
                .containsEntry("intake", new Figure.Intake(3, 3));
    }

    @Test
    void a_failed_computation_leaves_the_answer_and_is_tried_again() throws Exception {
        question.current(NOON, Limits.USUAL);
        intake.set(-1);

        assertThatThrownBy(() -> question.compute(NOON.plusSeconds(1))).isInstanceOf(SQLException.class);

        assertThat(question.newest().answer().series()).hasSize(1);
        assertThat(question.claim(NOON.plusSeconds(2), Limits.USUAL)).isTrue();
    }

    private static LiveAnswer answer(long intake, Instant asOf) {
        KpiAnswer.Line line =
                new KpiAnswer.Line(Map.of(), null, Map.of("intake", new Figure.Intake(intake, intake)), null);
        return LiveAnswer.of(new KpiAnswer(
                asOf,
                NOON,
                NOON.plusSeconds(900),
                "UTC",
                "none",
                List.of(),
                new KpiAnswer.Freshness(asOf, 0.1),
                List.of(line),
                KpiAnswer.Spent.UNKNOWN));
    }

    private enum Limits implements LiveConfig {
        USUAL;

        @Override
        public Duration shortestPause() {
            return Duration.ofMillis(500);
        }

        @Override
        public Duration longestPause() {
            return Duration.ofSeconds(15);
        }

        @Override
        public int questions() {
            return 10;
        }

        @Override
        public int streams() {
            return 10;
        }

        @Override
        public int streamsOfOneCaller() {
            return 10;
        }

        @Override
        public Duration longestStream() {
            return Duration.ofMinutes(10);
        }
    }
}
