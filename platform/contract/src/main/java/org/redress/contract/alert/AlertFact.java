package org.redress.contract.alert;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What can happen to a figure that somebody watches. One record per event type. */
public sealed interface AlertFact {

    /**
     * An objective uses up its error budget too fast. Told once when it begins, and again if it becomes more urgent.
     *
     * @param objective the objective's code
     * @param figure the figure it is about, for example {@code sla/first-response} or {@code csat}
     * @param target the share that is promised, between 0 and 1
     * @param threshold the burn rate that both windows exceed
     * @param since when it began to burn
     * @param longWindow what makes it certain
     * @param shortWindow that it still goes on
     */
    record ObjectiveBurning(
            String objective,
            String figure,
            Severity severity,
            BigDecimal target,
            BigDecimal threshold,
            Instant since,
            BurnWindow longWindow,
            BurnWindow shortWindow)
            implements AlertFact {}

    /**
     * An objective that burned no longer does.
     *
     * @param objective the objective's code
     * @param severity the most urgent one that was told
     * @param since when it had begun to burn
     */
    record ObjectiveRecovered(String objective, String figure, Severity severity, Instant since, RecoveryReason reason)
            implements AlertFact {}

    /**
     * A category receives more complaints than its own past explains.
     *
     * @param category absent for complaints that are not classified
     * @param from of the window, included
     * @param to of the window, excluded
     * @param n complaints received in the window
     * @param expected complaints that the past lets expect in it
     * @param limit the least number that counts as a surge in this window
     * @param falseAlarmDays this category would raise a false alarm at most once in so many days
     */
    record IntakeSurge(
            @Nullable String category,
            Instant from,
            Instant to,
            int n,
            BigDecimal expected,
            int limit,
            int falseAlarmDays)
            implements AlertFact {}

    /**
     * A category receives again what its past explains.
     *
     * @param category absent for complaints that are not classified
     * @param since when the surge was noticed
     */
    record IntakeSurgeEnded(@Nullable String category, Instant since) implements AlertFact {}

    /**
     * Deadlines of a team come up, and nobody has begun: the leading sign of promises that will be broken. Told once for as long as it lasts.
     *
     * @param team absent for complaints without one
     * @param hours so far ahead deadlines are looked at
     * @param n clocks that run and fall due within these hours, of complaints that nobody owns and nobody has answered
     * @param complaints how many complaints these are
     * @param earliest the first of these deadlines
     * @param limit the least number of clocks that is told
     */
    record DeadlinesUntouched(@Nullable String team, int hours, int n, int complaints, Instant earliest, int limit)
            implements AlertFact {}

    /**
     * Fewer than half as many deadlines of a team come up untouched.
     *
     * @param team absent for complaints without one
     * @param since when it was noticed
     * @param n clocks that are left
     */
    record DeadlinesUntouchedEnded(@Nullable String team, Instant since, int n) implements AlertFact {}
}
