package org.redress.kpi.definitions;

import java.util.List;

/** The definitions of all figures, in the order of the API. */
public final class Definitions {

    static final String CALENDAR = "calendar time";
    static final String NO_CLOCK = "none";
    static final String NO_INTERVAL = "none: a count of all, not an estimate";
    static final String WILSON = "Wilson score, 95 %";
    static final String CASE_STATE =
            "the case state that every event of redress.complaints.v1 carries, at the highest version";
    static final String PERCENTILES =
            "mean exact; percentiles by nearest rank from DDSketch counts, each within 1 % of the exact value";

    static final String TIME_INTERVALS =
            "mean: normal, 95 %, from 30 values on, standard deviation from the sketch; percentiles: order statistics of rank n q -+ z"
                    + " sqrt(n q (1 - q)), 95 %, values from the sketch, absent without enough values; the distribution in classes where the period is not cut";

    private Definitions() {}

    /** All definitions. */
    public static List<Definition> all() {
        return List.of(
                intake(),
                acknowledgementTime(),
                HandlingDefinitions.assignmentTime(),
                firstResponseTime(),
                resolutionTime(),
                resolutionTimeByReceived(),
                HandlingDefinitions.clockTimes(),
                HandlingDefinitions.nextResponse(),
                backlog(),
                HandlingDefinitions.backlogAge(),
                HandlingDefinitions.survival(),
                sla(),
                statedVerdict(),
                statedDeadline(),
                disputed(),
                nps(),
                csat(),
                ces(),
                ResponseDefinitions.responseRate(),
                reopen(),
                transfer(),
                singleTouch(),
                HandlingDefinitions.firstContact(),
                HandlingDefinitions.disputes(),
                outcomes(),
                HandlingDefinitions.rootCauses(),
                HandlingDefinitions.redress(),
                HandlingDefinitions.customers(),
                HandlingDefinitions.comparison(),
                AheadDefinitions.forecast(),
                AheadDefinitions.forecastLate(),
                AheadDefinitions.objective(),
                AheadDefinitions.surge(),
                AheadDefinitions.untouched());
    }

    private static Definition intake() {
        return new Definition(
                "intake",
                "Intake",
                "number of complaints",
                "complaints received in the period; one whose receipt is not known yet is not counted anywhere",
                NO_CLOCK,
                "complaints",
                NO_INTERVAL,
                "none",
                CASE_STATE + ": receivedAt");
    }

    private static Definition acknowledgementTime() {
        return new Definition(
                "acknowledgementTime",
                "Acknowledgement time",
                "first acknowledgement - receipt; " + PERCENTILES,
                "complaints received in the period that have been acknowledged, automatically or not",
                CALENDAR,
                "seconds",
                TIME_INTERVALS,
                "complaints not acknowledged yet are left out: the SLA figure of the acknowledgement clock counts them",
                CASE_STATE + ": receivedAt, acknowledgedAt");
    }

    private static Definition firstResponseTime() {
        return new Definition(
                "firstResponseTime",
                "First response time",
                "first customer-visible message by a human - receipt; " + PERCENTILES,
                "complaints first answered in the period; automatic messages and notes are no answers",
                CALENDAR,
                "seconds",
                TIME_INTERVALS,
                "complaints not answered yet are left out: the SLA figure of the first-response clock counts them",
                CASE_STATE + ": receivedAt, firstResponseAt");
    }

    private static Definition resolutionTime() {
        return new Definition(
                "resolutionTime",
                "Resolution time",
                "last resolution - receipt; " + PERCENTILES
                        + ". Zero and negative durations (resolved before received) count in n and in the mean, and as 0 in the"
                        + " percentiles",
                "complaints last resolved in the period and not reopened since; closing later does not move it",
                CALENDAR,
                "seconds",
                TIME_INTERVALS,
                "too low while the backlog grows: read it beside the age of the backlog",
                CASE_STATE + ": receivedAt, resolvedAt");
    }

    private static Definition resolutionTimeByReceived() {
        return new Definition(
                "resolutionTimeByReceived",
                "Resolution time by receipt",
                "last resolution - receipt; " + PERCENTILES,
                "complaints received in the period that are resolved",
                CALENDAR,
                "seconds",
                TIME_INTERVALS,
                "complaints not resolved yet are left out: young periods look too good",
                CASE_STATE + ": receivedAt, resolvedAt");
    }

    private static Definition backlog() {
        return new Definition(
                "backlog",
                "Backlog",
                "open: received before the moment - closed before it; unresolved: received - resolved. Ages: moment - receipt; exact,"
                        + " by nearest rank and linear",
                "all complaints, at the end of the bucket (or now). Closing is the last closing, withdrawal or merge,"
                        + " resolution the last resolution. A complaint closed without a recorded resolution stays unresolved; one"
                        + " withdrawn or merged into another leaves both counts then. One that was reopened counts"
                        + " as open from its receipt on. Leaving is never counted before receipt",
                CALENDAR,
                "complaints; days of 24 hours",
                NO_INTERVAL,
                "the moment lies in the past: as known now",
                CASE_STATE + ": receivedAt, resolvedAt, closedAt");
    }

    private static Definition sla() {
        return new Definition(
                "sla",
                "SLA compliance",
                "share = met / (met + breached + running past due); decidedShare = met / (met + breached). Cancelled clocks are shown"
                        + " and count for neither side",
                "runs of one of our clocks whose deadline fell in the period (DEC-9); met: stopped at the deadline or before; breached:"
                        + " stopped after it; running past due: not stopped, deadline passed; running: not stopped, time left; at risk: of these, less than a fifth of the budget left now. Paused"
                        + " clocks have no deadline and count nowhere",
                "as the policy of the clock says",
                "share from 0 to 1",
                WILSON,
                "silence counts: a clock that nobody stops is past due, not missing",
                "the clocks in the sla-* events of redress.complaints.v1, each at its highest version; dimensions of the complaint now");
    }

    private static Definition statedVerdict() {
        return new Definition(
                "stated.verdict",
                "Verdicts stated by sources",
                "share = met / (met + breached)",
                "complaints received in the period whose source says whether it kept its promise; never mixed with our own clocks",
                NO_CLOCK,
                "share from 0 to 1",
                WILSON,
                "complaints without a stated verdict are left out",
                CASE_STATE + ": stated.verdict");
    }

    private static Definition statedDeadline() {
        return new Definition(
                "stated.deadline",
                "Deadlines stated by sources",
                "as SLA compliance",
                "deadlines that a source promised and that fell in the period, judged by event time",
                CALENDAR,
                "share from 0 to 1",
                WILSON,
                "as SLA compliance; decidedShare leaves out what still runs",
                "the clock 'stated' in the sla-* events of redress.complaints.v1");
    }

    private static Definition disputed() {
        return new Definition(
                "disputed",
                "Disputed resolutions",
                "k / n",
                "n: complaints received in the period whose source says whether the customer disputed the resolution; k: those disputed",
                NO_CLOCK,
                "share from 0 to 1",
                WILSON,
                "complaints of which that is not known are left out",
                CASE_STATE + ": stated.disputed");
    }

    private static Definition nps() {
        return new Definition(
                "nps",
                "Net Promoter Score",
                "100 (promoters - detractors) / n; promoters 9 and 10, passives 7 and 8, detractors 0 to 6; rounded once at the end, ties"
                        + " away from zero",
                "valid answers to the question (recommend, or the parameter question) given in the period, one sheet per complaint;"
                        + " unanswered questions are not in n",
                NO_CLOCK,
                "points from -100 to 100",
                "adjusted Wald, 95 %: three answers added, 3/4 at either end, clamped; the plain Wald interval beside it",
                "customers who did not answer are unknown",
                "answered events of redress.feedback.v1, each sheet at its highest version; dimensions as on the sheet");
    }

    private static Definition csat() {
        return new Definition(
                "csat",
                "Customer satisfaction",
                "satisfied / n; satisfied is the top box of the scale: 4-5 of 1-5, 6-7 of 1-7, 8-10 of 0-10; the answer names box and scale",
                "valid answers to the question (satisfaction, or the parameter question) given in the period",
                NO_CLOCK,
                "share from 0 to 1",
                WILSON,
                "customers who did not answer are unknown",
                "answered events of redress.feedback.v1");
    }

    private static Definition ces() {
        return new Definition(
                "ces",
                "Customer effort score",
                "mean of the agreement with 'made it easy to handle my issue'; the histogram is given, because other scorings are in use",
                "valid answers to the question (effort, or the parameter question) given in the period",
                NO_CLOCK,
                "points of the scale",
                "none; n and histogram are given",
                "customers who did not answer are unknown",
                "answered events of redress.feedback.v1");
    }

    private static Definition reopen() {
        return new Definition(
                "reopen",
                "Reopened complaints",
                "cases / resolved",
                "cases: complaints that first went back from resolved or closed to work in the period; resolved: complaints first resolved"
                        + " in the period",
                NO_CLOCK,
                "share",
                WILSON + "; absent if cases outnumber resolved",
                "complaints resolved lately may still be reopened",
                CASE_STATE + ": firstReopenedAt, firstResolvedAt, reopenCount");
    }

    private static Definition transfer() {
        return new Definition(
                "transfer",
                "Transferred complaints",
                "cases / n",
                "n: complaints received in the period; cases: those handed to another team at least once",
                NO_CLOCK,
                "share from 0 to 1",
                WILSON,
                "open complaints may still be transferred",
                CASE_STATE + ": receivedAt, transferCount");
    }

    private static Definition singleTouch() {
        return new Definition(
                "singleTouch",
                "Neither transferred nor reopened",
                "k / n",
                "n: complaints received in the period; k: those neither transferred nor reopened, resolved or not",
                NO_CLOCK,
                "share from 0 to 1",
                WILSON,
                "open complaints may still be transferred or reopened",
                CASE_STATE + ": receivedAt, transferCount, reopenCount");
    }

    private static Definition outcomes() {
        return new Definition(
                "outcomes",
                "Outcomes",
                "number of complaints by outcome code",
                "complaints received in the period that have an outcome",
                NO_CLOCK,
                "complaints",
                NO_INTERVAL,
                "complaints without an outcome yet are left out",
                CASE_STATE + ": outcome");
    }
}
