package org.redress.kpi.definitions;

import static org.redress.kpi.definitions.Definitions.CALENDAR;
import static org.redress.kpi.definitions.Definitions.CASE_STATE;
import static org.redress.kpi.definitions.Definitions.NO_CLOCK;
import static org.redress.kpi.definitions.Definitions.NO_INTERVAL;
import static org.redress.kpi.definitions.Definitions.PERCENTILES;
import static org.redress.kpi.definitions.Definitions.TIME_INTERVALS;
import static org.redress.kpi.definitions.Definitions.WILSON;

/** The definitions of how complaints were handled: owners, counted time, what came after a resolution. */
final class HandlingDefinitions {

    private static final String CLOCK_FACTS =
            "the clocks in the sla-* events of redress.complaints.v1, each at its highest version: startedAt, stoppedAt, countedSeconds";

    private HandlingDefinitions() {}

    static Definition assignmentTime() {
        return new Definition(
                "assignmentTime",
                "Assignment time",
                "first owner - receipt (the mean is the MTTA); " + PERCENTILES,
                "complaints that first had an owner, a person or a team, in the period",
                CALENDAR,
                "seconds",
                TIME_INTERVALS,
                "complaints without an owner are left out: read it beside the backlog",
                CASE_STATE + ": receivedAt, firstAssignedAt");
    }

    static Definition clockTimes() {
        return new Definition(
                "clockTimes",
                "Times in business time, by clock",
                "counted: the time of the clock's own calendar from start to stop without its pauses, whole seconds; calendar: stop - start"
                        + " of the same runs; "
                        + PERCENTILES,
                "runs of one of our clocks that were stopped in the period and kept or broke their promise; clock 'resolution' is resolution"
                        + " in business time, 'first-response' the first response. Cancelled runs are left out. A reopened complaint takes"
                        + " its run back, or begins another, as its policy says",
                "both, side by side",
                "seconds",
                TIME_INTERVALS,
                "runs not stopped yet are left out, and those told before counted time was",
                CLOCK_FACTS);
    }

    static Definition nextResponse() {
        return new Definition(
                "nextResponse",
                "Next response time",
                "counted time of the longest answered exchange of a complaint: from the customer's earliest unanswered message to the answer of"
                        + " a human (DEC-4); of equal ones the one that ended first; "
                        + PERCENTILES,
                "complaints whose longest exchange so far ended in the period; every exchange by itself stands in clockTimes, clock"
                        + " 'next-response'",
                "the calendar of the clock 'next-response'",
                "seconds",
                TIME_INTERVALS,
                "exchanges not answered yet are left out: the SLA figure of the clock counts them",
                CLOCK_FACTS);
    }

    static Definition backlogAge() {
        return new Definition(
                "backlog.age",
                "Age of the backlog",
                "moment - receipt; exact, by nearest rank and linear; in business days by nearest rank; classes: up to 3 business days, up to 8 weeks (56 days), older. Business"
                        + " days are Mondays to Fridays in the zone of the question, the time of day kept; public holidays are not left out",
                "complaints open, and complaints unresolved, at the moment (GET /api/v1/kpis/backlog)",
                CALENDAR,
                "days of 24 hours; business days; complaints",
                NO_INTERVAL,
                "the moment lies in the past: as known now",
                CASE_STATE + ": receivedAt, resolvedAt, closedAt");
    }

    static Definition survival() {
        return new Definition(
                "survival",
                "Resolution time with censoring",
                "Kaplan-Meier: S falls at each resolution by the share of those still open that it takes away; the median is the first time"
                        + " with S <= 0.5 (GET /api/v1/kpis/survival). Beside it, exactly and by nearest rank, the percentiles of the"
                        + " resolved alone and the ages of the open",
                "complaints received in the period, by month of receipt or otherwise; time: last resolution - receipt, 0 if resolved before"
                        + " receipt",
                CALENDAR,
                "seconds",
                "Brookmeyer-Crowley, 95 %, Greenwood variance on log(-log S); an end that is not reached is absent",
                "complaints not resolved, and reopened ones, are censored at the moment; withdrawn, merged and closed without a resolution at"
                        + " their end",
                CASE_STATE + ": receivedAt, resolvedAt, closedAt");
    }

    static Definition customers() {
        return new Definition(
                "customers",
                "Complaints by customers, retention and churn",
                "complaintsPerThousand = 1000 complaints / average customers; retention = (end - new) / start; churn = lost / start;"
                        + " start = end - new + lost (GET /api/v1/kpis/customers)",
                "complaints received in the period; customers as posted (PUT /api/v1/kpis/customers) for the whole organisation or exactly"
                        + " this brand, product and region, never added up from parts. The average weighs each count by its days in the"
                        + " period, and takes the middle of its beginning and end where new and lost were posted",
                NO_CLOCK,
                "complaints; shares from 0 to 1",
                NO_INTERVAL,
                "absent unless counts cover every day of the period; retention and churn also unless each count tells new and lost and lies"
                        + " within the period; complete is false while the period is not over",
                "posted counts, each at its last version; " + CASE_STATE + ": receivedAt");
    }

    static Definition comparison() {
        return new Definition(
                "compare",
                "Comparison",
                "first - second (GET /api/v1/kpis/compare); different only if the interval of the difference leaves out 0 and the p corrected"
                        + " by Holm for all groups compared is at most 5 %. p is the least level at which the interval leaves out 0",
                "one share, score or percentile: each group against all others together, or each group in this period against the same in"
                        + " another; both sides have at least the minimum n (30 if left out)",
                "as of the metric",
                "as of the metric",
                "shares: Newcombe's hybrid score; NPS: two-sample z, SE = sqrt(v1/n1 + v2/n2), the adjusted variance where all answers are"
                        + " equal; percentiles: order-statistic intervals, widened by the 1 % of the sketch, combined by MOVER",
                "a period that is not over is compared within itself only, and marked as not complete",
                "as of the metric");
    }

    static Definition firstContact() {
        return new Definition(
                "firstContact",
                "Resolved at the first contact",
                "k / n; N days are the parameter contactDays, 7 if left out",
                "n: complaints first resolved in the period; k: those never handed to another team, and neither reopened nor written to again"
                        + " by the customer within N times 24 hours after that resolution",
                CALENDAR,
                "share from 0 to 1",
                WILSON,
                "as long as N days have not passed for the whole period (complete is false) the share may still fall; complaints told of"
                        + " before messages after a resolution were are taken to have none",
                CASE_STATE + ": firstResolvedAt, transferCount, firstReopenedAt, firstRecontactAt");
    }

    static Definition disputes() {
        return new Definition(
                "disputes",
                "Resolutions not accepted",
                "cases / n; disputes counts all of these cases; what sources state of themselves stands beside it (stated) and is never mixed"
                        + " with it",
                "n: complaints first resolved in the period; cases: those whose customer did not accept a resolution, whenever",
                NO_CLOCK,
                "share from 0 to 1",
                WILSON,
                "complaints resolved lately may still be disputed",
                CASE_STATE + ": firstResolvedAt, disputeCount");
    }

    static Definition rootCauses() {
        return new Definition(
                "rootCauses",
                "Root causes",
                "number of complaints by root cause code",
                "complaints received in the period that have a root cause",
                NO_CLOCK,
                "complaints",
                NO_INTERVAL,
                "complaints without a root cause yet are left out",
                CASE_STATE + ": rootCause");
    }

    static Definition redress() {
        return new Definition(
                "redress",
                "Redress",
                "kinds: complaints by kind of redress; paid: complaints and sum of money by currency, exact to four decimals, never converted",
                "complaints last resolved in the period and not reopened since, with the redress of the last resolution that named any",
                NO_CLOCK,
                "complaints; units of the currency",
                NO_INTERVAL,
                "what was told only by events from before the state of a case carried redress is left out",
                CASE_STATE + ": resolvedAt, redress");
    }
}
