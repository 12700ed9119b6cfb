package org.redress.kpi.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.redress.kpi.statistics.Objective;

/** When an objective burns and recovers (metrics.md, 6). */
class JudgementTest {

    private static final Instant NOON = Instant.parse("2026-03-20T12:00:00Z");
    private static final BurnRule PAGE = new BurnRule(1_440, 120, 1.8, Urgency.PAGE);
    private static final BurnRule TICKET = new BurnRule(10_080, 840, 1.2, Urgency.TICKET);

    @Test
    void both_windows_must_burn_and_the_long_one_surely() {
        assertThat(judge(BurnState.NEW, reading(NOON, counts(47, 17), counts(5, 4)))
                        .next()
                        .burning())
                .isTrue();
        assertThat(judge(BurnState.NEW, reading(NOON, counts(47, 17), counts(30, 1)))
                        .turn())
                .as("it has stopped already")
                .isNull();
        assertThat(judge(BurnState.NEW, reading(NOON, counts(47, 17), counts(0, 0)))
                        .turn())
                .as("nothing says that it goes on")
                .isNull();
        assertThat(judge(BurnState.NEW, reading(NOON, counts(89, 11), counts(5, 4)))
                        .turn())
                .as("11 of 100 may be 6.3 of 100, which the threshold of 9 allows")
                .isNull();
    }

    @Test
    void three_cases_raise_no_alarm() {
        assertThat(judge(BurnState.NEW, reading(NOON, counts(0, 3), counts(0, 3)))
                        .turn())
                .isNull();
        assertThat(judge(BurnState.NEW, reading(NOON, counts(0, 9), counts(0, 9)))
                        .turn())
                .isNull();
        assertThat(judge(BurnState.NEW, reading(NOON, counts(0, 10), counts(0, 10)))
                        .turn())
                .isInstanceOf(StateTransition.Burning.class);
    }

    @Test
    void it_is_told_once_and_again_only_if_more_urgent() {
        BurnRate ticket = reading(
                NOON, List.of(rule(PAGE, counts(20, 0), counts(5, 0)), rule(TICKET, counts(47, 17), counts(5, 4))));
        Judgement first = judge(BurnState.NEW, ticket);
        assertThat(first.next().urgency()).isEqualTo(Urgency.TICKET);

        Judgement again = judge(first.next(), at(ticket, NOON.plusSeconds(60)));
        assertThat(again.turn()).isNull();
        assertThat(again.next()).isSameAs(first.next());

        Judgement worse = judge(first.next(), reading(NOON.plusSeconds(120), counts(47, 17), counts(5, 4)));
        assertThat(worse.next().urgency()).isEqualTo(Urgency.PAGE);
        assertThat(worse.next().events()).isEqualTo(2);
        assertThat(worse.next().since()).as("it is the same fire").isEqualTo(NOON);

        Judgement less = judge(worse.next(), at(ticket, NOON.plusSeconds(180)));
        assertThat(less.turn()).isNull();
        assertThat(less.next().urgency()).isEqualTo(Urgency.PAGE);
    }

    @Test
    void it_recovers_when_it_has_been_quiet_for_the_shortest_window() {
        BurnState burning = judge(BurnState.NEW, reading(NOON, counts(47, 17), counts(5, 4)))
                .next();

        Judgement quiet = judge(burning, reading(NOON.plusSeconds(3_600), counts(70, 17), counts(30, 0)));
        assertThat(quiet.turn()).isNull();
        Judgement disturbed = judge(quiet.next(), reading(NOON.plusSeconds(5_400), counts(70, 20), counts(20, 3)));
        assertThat(disturbed.next().quietSince()).isNull();
        Judgement quietAgain = judge(disturbed.next(), reading(NOON.plusSeconds(7_200), counts(70, 20), counts(30, 0)));
        Judgement almost =
                judge(quietAgain.next(), reading(NOON.plusSeconds(7_200 + 7_199), counts(70, 20), counts(30, 0)));
        assertThat(almost.turn()).isNull();
        Judgement over = judge(almost.next(), reading(NOON.plusSeconds(7_200 + 7_200), counts(70, 20), counts(30, 0)));
        assertThat(over.turn())
                .isEqualTo(new StateTransition.Recovered(Urgency.PAGE, NOON, StateTransition.Reason.FIGURES));
        assertThat(over.next().burning()).isFalse();
    }

    @Test
    void silence_is_no_recovery_as_long_as_the_long_window_is_bad() {
        BurnState burning = judge(BurnState.NEW, reading(NOON, counts(47, 17), counts(5, 4)))
                .next();

        Judgement night = judge(burning, reading(NOON.plus(Duration.ofHours(9)), counts(47, 17), counts(0, 0)));
        assertThat(night.next()).isSameAs(burning);
        Judgement weekend = judge(burning, reading(NOON.plus(Duration.ofDays(2)), counts(0, 0), counts(0, 0)));
        assertThat(weekend.next().quietSince()).isNotNull();
    }

    @Test
    void what_hovers_about_the_threshold_does_not_flap() {
        BurnState burnState = BurnState.NEW;
        int told = 0;
        for (int minute = 0; minute < 600; minute += 5) {
            long bad = minute % 10 == 0 ? 10 : 8; // of 100 in the short window: just above and just below 9 of 100
            Judgement judgement =
                    judge(burnState, reading(NOON.plusSeconds(minute * 60L), counts(80, 20), counts(100 - bad, bad)));
            told += judgement.turn() == null ? 0 : 1;
            burnState = judgement.next();
        }
        assertThat(told).isEqualTo(1);
        assertThat(burnState.burning()).isTrue();
    }

    @Test
    void figures_that_are_older_than_the_last_decision_or_not_complete_decide_nothing() {
        BurnState burning = judge(BurnState.NEW, reading(NOON, counts(47, 17), counts(5, 4)))
                .next();
        assertThat(judge(burning, reading(NOON.minusSeconds(1), counts(70, 0), counts(30, 0)))
                        .next())
                .isSameAs(burning);

        BurnRate behind =
                new BurnRate(NOON, true, window(counts(0, 50)), List.of(rule(PAGE, counts(0, 50), counts(0, 9))));
        assertThat(judge(BurnState.NEW, behind).turn()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"0.95, 1.8, 1.5, 1.2857", "0.99, 1.8, 1.5, 1.2857", "0.3, 1.2857, 1.2857, 1.2857"})
    void the_usual_rules_can_fire_whatever_the_target(double target, double first, double second, double third) {
        List<BurnRule> rules = ObjectiveSpec.usualRules(target);
        assertThat(rules).extracting(BurnRule::longMinutes).containsExactly(1_440, 4_320, 10_080);
        assertThat(rules).extracting(BurnRule::shortMinutes).containsExactly(120, 360, 840);
        assertThat(rules.get(0).burn()).isCloseTo(first, within(1e-4));
        assertThat(rules.get(1).burn()).isCloseTo(second, within(1e-4));
        assertThat(rules.get(2).burn()).isCloseTo(third, within(1e-4));
        assertThat(rules).allSatisfy(rule -> assertThat(rule.burn()).isLessThan(new Objective(target).maxBurn()));
    }

    @Test
    void thresholds_and_budget_shares_are_two_words_for_one_thing() {
        assertThat(BurnRule.burnOf(0.02, 60, 30)).isCloseTo(14.4, within(1e-9));
        assertThat(BurnRule.burnOf(0.05, 360, 30)).isCloseTo(6, within(1e-9));
        assertThat(BurnRule.burnOf(0.1, 4_320, 30)).isCloseTo(1, within(1e-9));
        assertThat(new BurnRule(1_440, 120, 1.8, Urgency.PAGE).budgetShare(90)).isCloseTo(0.02, within(1e-9));
    }

    private static Judgement judge(BurnState burnState, BurnRate reading) {
        return Judgement.of(spec(), burnState, reading);
    }

    private static ObjectiveSpec spec() {
        return new ObjectiveSpec("o", ShareFigure.SLA, "resolution", Map.of(), 0.95, 90, 10, List.of(PAGE, TICKET));
    }

    private static Counts counts(long good, long bad) {
        return new Counts(good, bad);
    }

    private static BurnRate.Window window(Counts counts) {
        return new BurnRate.Window(Instant.EPOCH, counts);
    }

    private static BurnRate.OfRule rule(BurnRule rule, Counts longCounts, Counts shortCounts) {
        return BurnRate.OfRule.of(rule, window(longCounts), window(shortCounts), spec());
    }

    private static BurnRate reading(Instant at, Counts longCounts, Counts shortCounts) {
        return reading(at, List.of(rule(PAGE, longCounts, shortCounts)));
    }

    private static BurnRate reading(Instant at, List<BurnRate.OfRule> rules) {
        return new BurnRate(at, false, window(Counts.NONE), new ArrayList<>(rules));
    }

    private static BurnRate at(BurnRate reading, Instant at) {
        return new BurnRate(at, false, reading.period(), reading.rules());
    }
}
