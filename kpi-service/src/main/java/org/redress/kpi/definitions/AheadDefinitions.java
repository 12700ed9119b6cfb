package org.redress.kpi.definitions;

import static org.redress.kpi.definitions.Definitions.CASE_STATE;
import static org.redress.kpi.definitions.Definitions.NO_CLOCK;
import static org.redress.kpi.definitions.Definitions.NO_INTERVAL;
import static org.redress.kpi.definitions.Definitions.WILSON;

/** Figures that look ahead or are watched: the forecast, objectives, surges, untouched deadlines. */
final class AheadDefinitions {

    private static final String OF_CLOCK = "as the policy of the clock says";
    private static final String CLOCKS = "the clocks in the sla-* events of redress.complaints.v1; " + CASE_STATE;

    private AheadDefinitions() {}

    static Definition forecast() {
        return new Definition(
                "forecast",
                "Clocks that come up",
                "due: running, with a deadline within the hours ahead; overdue: running, past the deadline; withoutProgress: of those due,"
                        + " clocks of complaints that nobody owns and nobody has answered (GET /api/v1/kpis/forecast)",
                "runs of a clock that run at the moment, by the team of the complaint now; paused clocks have no deadline and are in no count",
                OF_CLOCK,
                "clocks",
                NO_INTERVAL,
                "complaints that are still to come are not foreseen",
                CLOCKS + ": assignee, firstResponseAt");
    }

    static Definition forecastLate() {
        return new Definition(
                "forecast.late",
                "Clocks that will be late",
                "pacePerHour and expectedStops: the mean of the same hours of the same weekday of the last 4 weeks; expectedLate = sum over the"
                        + " clocks due of P(fewer than i stops until its deadline), i its rank among all that run, the earliest deadline"
                        + " first; stops are negative binomial, as the pace is only known from so many. An estimate: no list is behind it",
                "the clocks due, with those overdue before them; the pace from runs of that kind that the team stopped, kept or broken",
                OF_CLOCK,
                "clocks; stops an hour",
                "late95: 2.5 and 97.5 % of 2,000 simulated courses",
                "a team without stops in these hours will be late with everything; one person may stop two clocks at once",
                CLOCKS);
    }

    static Definition objective() {
        return new Definition(
                "objective",
                "Objectives",
                "share = good / n; budget = (1 - target) n; burn = (bad / n) / (1 - target). Burning: n at least the minimum count, the lower end"
                        + " of the interval of bad / n in the long window above burn threshold x (1 - target), and the burn rate of the"
                        + " short window above the threshold (GET /api/v1/objectives)",
                "what the figure of the objective counts, in windows that end with the quarter of an hour going on and begin with the one in"
                        + " which they should; reopen: n first resolved, bad first reopened in the window, never more than n",
                "as of the figure",
                "share from 0 to 1; times the rate that uses up the budget in the period",
                WILSON,
                "as of the figure; while a consumer catches up nothing is judged",
                "as of the figure");
    }

    static Definition surge() {
        return new Definition(
                "surge",
                "Surge of complaints",
                "n at least the limit: the least number whose probability is below 1 / (24 x windows x D), D days between false alarms, and no"
                        + " fewer than the least number set; expected m = (sum over the weeks + 1/2) / weeks, negative binomial with variance"
                        + " (m + m² d) (1 + 1 / weeks), d the upper bound of the overdispersion from week to week (GET /api/v1/surges)",
                "complaints received in the last 3 and 24 hours (as set) by their category now, against the same hours of the same weekday of"
                        + " up to 8 weeks before; fewer than 4 weeks are not compared",
                NO_CLOCK,
                "complaints",
                "probability: that so many or more come if nothing is unusual; a category raises at most one false alarm in D days",
                "growth is taken for a surge when it is fast enough; past surges keep the figures of the hour in which they were told",
                CASE_STATE + ": receivedAt");
    }

    static Definition untouched() {
        return new Definition(
                "untouched",
                "Deadlines that nobody has touched",
                "clocks, and their complaints, as withoutProgress in the forecast (redress.alerts.v1: deadlines-untouched)",
                "running clocks of a team that fall due within the next 4 hours (as set), of complaints that nobody owns and nobody has answered",
                OF_CLOCK,
                "clocks; complaints",
                NO_INTERVAL,
                "told at five or more (as set), once until fewer than half are left",
                CLOCKS + ": assignee, firstResponseAt");
    }
}
