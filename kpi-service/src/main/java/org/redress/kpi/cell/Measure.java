package org.redress.kpi.cell;

import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The names of what cells count. Fixed ones are constants; those that carry a code of the organisation (a clock, an outcome, a question)
 * are built and taken apart here only.
 */
public final class Measure {

    /** Complaints, at their receipt. */
    public static final String INTAKE = "intake";
    /** Acknowledgement time, at the receipt. */
    public static final String ACKNOWLEDGEMENT_TIME = "acknowledgement-time";
    /** First response time, at the first response. */
    public static final String FIRST_RESPONSE_TIME = "first-response-time";
    /** Resolution time, at the last resolution. */
    public static final String RESOLUTION_TIME = "resolution-time";
    /** Resolution time again, at the receipt. */
    public static final String RESOLUTION_TIME_BY_RECEIPT = "resolution-time-by-receipt";
    /**
     * Complaints that wait for no resolution any more: at the last resolution, or at the withdrawal or merge of one without; never before
     * the receipt.
     */
    public static final String RESOLVED = "resolved";
    /** Complaints that are closed, at the last closing, withdrawal or merge and never before the receipt. */
    public static final String CLOSED = "closed";
    /** Complaints ever resolved, at their first resolution. */
    public static final String FIRST_RESOLVED = "first-resolved";
    /** Complaints ever reopened, at their first reopening; the sum counts the reopenings. */
    public static final String REOPENED = "reopened";
    /** Complaints handed to another team, at their receipt; the sum counts the transfers. */
    public static final String TRANSFERRED = "transferred";
    /** Complaints transferred or reopened or both, at their receipt. */
    public static final String TROUBLED = "transferred-or-reopened";
    /** Complaints whose source says it kept its promise, at their receipt. */
    public static final String STATED_MET = "stated-met";
    /** Complaints whose source says it broke its promise, at their receipt. */
    public static final String STATED_BREACHED = "stated-breached";
    /** Complaints whose resolution the customer disputed, says the source, at their receipt. */
    public static final String DISPUTED = "disputed";
    /** Complaints whose resolution the customer did not dispute, says the source, at their receipt. */
    public static final String UNDISPUTED = "undisputed";

    /** Time until the complaint first had an owner, at that moment. */
    public static final String ASSIGNMENT_TIME = "assignment-time";

    /** Counted time of the longest exchange of a complaint that has ended, at its end (DEC-4). */
    public static final String LONGEST_EXCHANGE = "longest-exchange";

    /** Complaints ever resolved whose customer did not accept a resolution, at their first resolution; the sum counts the disputes. */
    public static final String REJECTED = "resolution-disputed";

    /** Invitations to a survey, when they were sent. */
    public static final String INVITED = "invitation-sent";

    /** Invitations that could not be delivered, when they were sent. */
    public static final String BOUNCED = "invitation-bounced";

    /** Invitations of which neither delivery nor bounce is known, when they were sent. */
    public static final String UNCONFIRMED = "invitation-unconfirmed";

    /** Invitations that expired without an answer, when they were sent. */
    public static final String EXPIRED = "invitation-expired";

    /** Invitations that reached the customer, at that time. */
    public static final String DELIVERED = "invitation-delivered";

    /** Delivered invitations that were opened or answered, at their delivery. */
    public static final String OPENED = "invitation-opened";

    /** Delivered invitations that were declined and not answered, at their delivery. */
    public static final String DISMISSED = "invitation-dismissed";

    /** Delivered invitations that were answered, at their delivery. */
    public static final String RESPONDED = "invitation-answered";

    /** Counted answer sheets that name no invitation, at their time. */
    public static final String UNINVITED = "uninvited-answer";

    private static final String OUTCOME = "outcome/";
    private static final String ROOT_CAUSE = "root-cause/";
    private static final String REDRESS = "redress/";
    private static final String TROUBLE = "trouble-after/";
    private static final String CLOCK_TIME = "clock-time/";
    private static final String COUNTED_TIME = "counted-time/";
    private static final String SLA = "sla/";
    private static final int MOST_KEPT = 10_000;
    private static final ConcurrentHashMap<Object, String> NAMES = new ConcurrentHashMap<>();
    private static final ConcurrentHashMap<String, Sla> SLAS = new ConcurrentHashMap<>();

    private Measure() {}

    /** Complaints with an outcome, at their receipt. */
    public static String outcome(String code) {
        return named(code, () -> OUTCOME + code);
    }

    /** Complaints with a root cause, at their receipt. */
    public static String rootCause(String code) {
        return named("root cause " + code, () -> ROOT_CAUSE + code);
    }

    /** The code of a root cause measure; absent for other measures. */
    public static @Nullable String rootCauseOf(String measure) {
        return measure.startsWith(ROOT_CAUSE) ? measure.substring(ROOT_CAUSE.length()) : null;
    }

    /**
     * Complaints that are resolved with redress, at their last resolution; the sum is money in ten-thousandths of the currency.
     *
     * @param currency absent where no money is paid
     */
    public static String redress(String kind, @Nullable String currency) {
        return named(new Redress(kind, currency), () -> REDRESS + kind + "/" + (currency == null ? "" : currency));
    }

    /** What a redress measure counts; absent for other measures. */
    public static @Nullable Redress redressOf(String measure) {
        if (!measure.startsWith(REDRESS)) {
            return null;
        }
        int end = measure.lastIndexOf('/');
        String currency = measure.substring(end + 1);
        return new Redress(measure.substring(REDRESS.length(), end), currency.isEmpty() ? null : currency);
    }

    /**
     * Complaints that did not rest after their first resolution, at that resolution.
     *
     * @param days how many days later the customer wrote again or the complaint was reopened, begun days counting in full; 0 if it was
     *     handed to another team at any time
     */
    public static String troubleAfter(int days) {
        return named("trouble " + days, () -> TROUBLE + days);
    }

    /** After how many days; absent for other measures. */
    public static @Nullable Integer troubleOf(String measure) {
        return measure.startsWith(TROUBLE) ? Integer.valueOf(measure.substring(TROUBLE.length())) : null;
    }

    /** Calendar time of the runs of one clock that kept or broke their promise, when they were stopped. */
    public static String clockTime(String clock) {
        return named("clock time " + clock, () -> CLOCK_TIME + clock);
    }

    /** The time of the same runs that counted, in the clock's own calendar. */
    public static String countedTime(String clock) {
        return named("counted time " + clock, () -> COUNTED_TIME + clock);
    }

    /** The clock of a measure of counted time; absent for other measures. */
    public static @Nullable String countedTimeOf(String measure) {
        return measure.startsWith(COUNTED_TIME) ? measure.substring(COUNTED_TIME.length()) : null;
    }

    /** The clock of a measure of calendar time; absent for other measures. */
    public static @Nullable String clockTimeOf(String measure) {
        return measure.startsWith(CLOCK_TIME) ? measure.substring(CLOCK_TIME.length()) : null;
    }

    /** Clocks of one kind and state, at their deadline. */
    public static String sla(String clock, ClockCounter tally) {
        return named(new Sla(clock, tally), () -> SLA + clock + "/" + tally.name());
    }

    /** Answers of one score, at their time. */
    public static String answer(AnswerCounter answer) {
        return named(answer, () -> "%s/%s/%d-%d/%d"
                .formatted(answer.kind(), answer.question(), answer.scaleMin(), answer.scaleMax(), answer.score()));
    }

    /** The code of an outcome measure; absent for other measures. */
    public static @Nullable String outcomeOf(String measure) {
        return measure.startsWith(OUTCOME) ? measure.substring(OUTCOME.length()) : null;
    }

    /** The clock and state of an SLA measure; absent for other measures. */
    public static @Nullable Sla slaOf(String measure) {
        if (!measure.startsWith(SLA)) {
            return null;
        }
        Sla known = SLAS.get(measure);
        if (known != null) {
            return known;
        }
        int end = measure.lastIndexOf('/');
        Sla sla = new Sla(measure.substring(SLA.length(), end), ClockCounter.valueOf(measure.substring(end + 1)));
        if (SLAS.size() < MOST_KEPT) {
            SLAS.put(measure, sla);
        }
        return sla;
    }

    /** The answer that a measure counts; absent for other measures. */
    public static @Nullable AnswerCounter answerOf(String measure) {
        int first = measure.indexOf('/');
        if (first < 0 || !AnswerCounter.KINDS.contains(measure.substring(0, first))) {
            return null;
        }
        int last = measure.lastIndexOf('/');
        int middle = measure.lastIndexOf('/', last - 1);
        int dash = measure.indexOf('-', middle + 2); // A scale may begin below zero.
        return new AnswerCounter(
                measure.substring(0, first),
                measure.substring(first + 1, middle),
                Integer.parseInt(measure, middle + 1, dash, 10),
                Integer.parseInt(measure, dash + 1, last, 10),
                Integer.parseInt(measure, last + 1, measure.length(), 10));
    }

    private static String named(Object code, java.util.function.Supplier<String> name) {
        String known = NAMES.get(code);
        if (known != null) {
            return known;
        }
        // Codes are few; if a source invents one per case, names are simply built each time.
        return NAMES.size() < MOST_KEPT
                ? NAMES.computeIfAbsent(code, (Function<Object, String>) absent -> name.get())
                : name.get();
    }

    /** A kind of redress and the currency it is paid in, if it is money. */
    public record Redress(String kind, @Nullable String currency) {}

    /** One clock in one of the states that are counted. */
    public record Sla(String clock, ClockCounter tally) {}
}
