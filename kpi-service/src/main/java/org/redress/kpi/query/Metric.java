package org.redress.kpi.query;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;
import org.redress.kpi.cell.Measure;

/** The figures of the API, and the measures that each is computed from. */
public enum Metric {
    INTAKE("intake", in(Measure.INTAKE)),
    ACKNOWLEDGEMENT_TIME("acknowledgementTime", in(Measure.ACKNOWLEDGEMENT_TIME)),
    ASSIGNMENT_TIME("assignmentTime", in(Measure.ASSIGNMENT_TIME)),
    FIRST_RESPONSE_TIME("firstResponseTime", in(Measure.FIRST_RESPONSE_TIME)),
    RESOLUTION_TIME("resolutionTime", in(Measure.RESOLUTION_TIME)),
    RESOLUTION_TIME_BY_RECEIVED("resolutionTimeByReceived", in(Measure.RESOLUTION_TIME_BY_RECEIPT)),
    CLOCK_TIMES(
            "clockTimes", measure -> Measure.countedTimeOf(measure) != null || Measure.clockTimeOf(measure) != null),
    NEXT_RESPONSE("nextResponse", in(Measure.LONGEST_EXCHANGE)),
    BACKLOG("backlog", in(Measure.INTAKE, Measure.RESOLVED, Measure.CLOSED)),
    SLA("sla", measure -> Measure.slaOf(measure) != null),
    STATED("stated", in(Measure.STATED_MET, Measure.STATED_BREACHED).or(Metric::ofStatedClock)),
    DISPUTED("disputed", in(Measure.DISPUTED, Measure.UNDISPUTED)),
    NPS("nps", measure -> Measure.answerOf(measure) != null),
    CSAT("csat", measure -> Measure.answerOf(measure) != null),
    CES("ces", measure -> Measure.answerOf(measure) != null),
    RESPONSE_RATE("responseRate", in(ResponseFigures.MEASURES)),
    REOPEN("reopen", in(Measure.REOPENED, Measure.FIRST_RESOLVED)),
    TRANSFER("transfer", in(Measure.INTAKE, Measure.TRANSFERRED)),
    SINGLE_TOUCH("singleTouch", in(Measure.INTAKE, Measure.TROUBLED)),
    FIRST_CONTACT("firstContact", in(Measure.FIRST_RESOLVED).or(measure -> Measure.troubleOf(measure) != null)),
    DISPUTES("disputes", in(Measure.FIRST_RESOLVED, Measure.REJECTED, Measure.DISPUTED, Measure.UNDISPUTED)),
    OUTCOMES("outcomes", measure -> Measure.outcomeOf(measure) != null),
    ROOT_CAUSES("rootCauses", measure -> Measure.rootCauseOf(measure) != null),
    REDRESS("redress", measure -> Measure.redressOf(measure) != null);

    /** The clock of deadlines that the source promised; never mixed with our own. */
    static final String STATED_CLOCK = "stated";

    private final String wireName;
    private final Predicate<String> measures;

    Metric(String wireName, Predicate<String> measures) {
        this.wireName = wireName;
        this.measures = measures;
    }

    /** The name in the API. */
    public String wireName() {
        return wireName;
    }

    /** Whether the figure is computed from this measure. */
    public boolean needs(String measure) {
        return measures.test(measure);
    }

    /** The metric of this name, if there is one. */
    public static Optional<Metric> ofWireName(String name) {
        return Arrays.stream(values())
                .filter(metric -> metric.wireName.equals(name))
                .findFirst();
    }

    private static Predicate<String> in(String... names) {
        return Arrays.asList(names)::contains;
    }

    private static boolean ofStatedClock(String measure) {
        Measure.Sla sla = Measure.slaOf(measure);
        return sla != null && sla.clock().equals(STATED_CLOCK);
    }
}
