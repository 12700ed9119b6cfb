package org.redress.kpi.projection;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.redress.contract.complaint.CaseState;
import org.redress.contract.complaint.CaseStatus;
import org.redress.contract.complaint.ClockFact;
import org.redress.contract.complaint.ClockState;
import org.redress.contract.complaint.ComplaintEvent;
import org.redress.contract.complaint.ComplaintFact;
import org.redress.contract.complaint.Dimensions;
import org.redress.contract.complaint.Verdict;
import org.redress.contract.feedback.Answer;
import org.redress.contract.feedback.FeedbackEvent;
import org.redress.contract.feedback.FeedbackFact;

/**
 * The cells as the definitions say, recomputed from the whole list of events without any state: what the fold of differences must equal.
 * Written apart from the main code on purpose. A line is {@code measure|quarter of an hour|dimensions} and maps to count and sum;
 * sketches are lines with {@code |bucket}.
 */
public final class NaiveCells {

    private final Map<String, List<Long>> lines = new TreeMap<>();

    /** The cells of the given events. */
    public static Map<String, List<Long>> of(Collection<ComplaintEvent> complaints, Collection<FeedbackEvent> sheets) {
        NaiveCells cells = new NaiveCells();
        complaints.stream()
                .collect(Collectors.groupingBy(ComplaintEvent::complaintId))
                .values()
                .forEach(cells::complaint);
        Map<UUID, FeedbackEvent> newest = new HashMap<>();
        sheets.forEach(sheet -> newest.merge(sheet.feedbackId(), sheet, (a, b) -> a.version() >= b.version() ? a : b));
        newest.values().forEach(cells::invitation);
        newest.values().stream()
                .filter(event -> event.fact() instanceof FeedbackFact.Answered)
                .collect(Collectors.groupingBy(FeedbackEvent::key))
                .values()
                .forEach(ofOne -> cells.sheet(ofOne.stream()
                        .max(Comparator.comparing(FeedbackEvent::occurredAt)
                                .thenComparing(sheet -> sheet.feedbackId().toString()))
                        .orElseThrow()));
        cells.lines.values().removeIf(List.of(0L, 0L)::equals);
        return cells.lines;
    }

    private void complaint(List<ComplaintEvent> events) {
        ComplaintEvent last = events.stream()
                .max(Comparator.comparing(ComplaintEvent::version))
                .orElseThrow();
        CaseState state = last.state();
        Instant received = state.receivedAt();
        if (received == null) {
            return;
        }
        String dims = dimensions(last.dimensions(), null);
        line("intake", received, dims, 0);
        time("acknowledgement-time", received, dims, received, state.acknowledgedAt());
        time("first-response-time", state.firstResponseAt(), dims, received, state.firstResponseAt());
        time("resolution-time", state.resolvedAt(), dims, received, state.resolvedAt());
        time("resolution-time-by-receipt", received, dims, received, state.resolvedAt());
        boolean toNobody = state.resolvedAt() == null
                && (state.status() == CaseStatus.WITHDRAWN || state.status() == CaseStatus.MERGED);
        leave("resolved", received, toNobody ? state.closedAt() : state.resolvedAt(), dims);
        leave("closed", received, state.closedAt(), dims);
        line("first-resolved", state.firstResolvedAt(), dims, 0);
        line("reopened", state.firstReopenedAt(), dims, state.reopenCount());
        line("transferred", state.transferCount() > 0 ? received : null, dims, state.transferCount());
        line("transferred-or-reopened", state.transferCount() + state.reopenCount() > 0 ? received : null, dims, 0);
        line("outcome/" + state.outcome(), state.outcome() == null ? null : received, dims, 0);
        line("stated-met", state.stated().verdict() == Verdict.MET ? received : null, dims, 0);
        line("stated-breached", state.stated().verdict() == Verdict.BREACHED ? received : null, dims, 0);
        line("disputed", Boolean.TRUE.equals(state.stated().disputed()) ? received : null, dims, 0);
        line("undisputed", Boolean.FALSE.equals(state.stated().disputed()) ? received : null, dims, 0);
        clocks(events).forEach(clock -> clock(clock, dims));
        time("assignment-time", state.firstAssignedAt(), dims, received, state.firstAssignedAt());
        line("root-cause/" + state.rootCause(), state.rootCause() == null ? null : received, dims, 0);
        aftermath(state, dims);
        exchanges(clocks(events), dims);
    }

    private void aftermath(CaseState state, String dims) {
        Instant resolved = state.firstResolvedAt();
        if (resolved != null) {
            int days = Integer.MAX_VALUE;
            for (Instant trouble : Arrays.asList(state.firstReopenedAt(), state.firstRecontactAt())) {
                if (trouble != null) {
                    // The first number of days that is long enough to see the trouble.
                    int needed = 0;
                    while (trouble.isAfter(resolved.plus(Duration.ofDays(needed)))) {
                        needed++;
                    }
                    days = Math.min(days, needed);
                }
            }
            days = state.transferCount() > 0 ? 0 : days;
            line("trouble-after/" + days, days <= 90 ? resolved : null, dims, 0);
            Integer disputes = state.disputeCount();
            if (disputes != null) {
                line("resolution-disputed", resolved, dims, disputes);
            }
        }
        ComplaintFact.Redress redress = state.redress();
        if (redress != null) {
            BigDecimal amount = redress.amount();
            String currency = redress.currency() == null ? "" : redress.currency();
            long units = amount == null
                    ? 0
                    : amount.multiply(BigDecimal.valueOf(10_000)).longValueExact();
            line("redress/" + redress.kind() + "/" + currency, state.resolvedAt(), dims, units);
        }
    }

    private void exchanges(Collection<ClockFact> clocks, String dims) {
        ClockFact longest = null;
        for (ClockFact clock : clocks) {
            if (clock.clock().equals("next-response") && counts(clock) && (longest == null || longer(clock, longest))) {
                longest = clock;
            }
        }
        if (longest != null) {
            counted("longest-exchange", longest, dims);
        }
    }

    private static boolean longer(ClockFact one, ClockFact other) {
        long more = seconds(one) - seconds(other);
        int earlier = Objects.requireNonNull(other.stoppedAt()).compareTo(one.stoppedAt());
        return more > 0 || (more == 0 && (earlier > 0 || (earlier == 0 && one.run() < other.run())));
    }

    private static long seconds(ClockFact clock) {
        return Objects.requireNonNull(clock.countedSeconds());
    }

    private static boolean counts(ClockFact clock) {
        return clock.stoppedAt() != null
                && clock.countedSeconds() != null
                && (clock.state() == ClockState.MET || clock.state() == ClockState.BREACHED);
    }

    private void counted(String measure, ClockFact clock, String dims) {
        Instant stopped = Objects.requireNonNull(clock.stoppedAt());
        time(measure, stopped, dims, stopped, stopped.plusSeconds(seconds(clock)));
    }

    private static Collection<ClockFact> clocks(List<ComplaintEvent> events) {
        Map<String, ClockFact> clocks = new HashMap<>();
        events.stream().sorted(Comparator.comparing(ComplaintEvent::version)).forEach(event -> clocks(event.fact())
                .forEach(clock -> clocks.put(clock.clock() + clock.run(), clock)));
        return clocks.values();
    }

    private static List<ClockFact> clocks(ComplaintFact fact) {
        return Arrays.stream(fact.getClass().getRecordComponents())
                .filter(component -> component.getName().equals("clocks"))
                .findFirst()
                .map(component -> {
                    try {
                        component.getAccessor().setAccessible(true);
                        @SuppressWarnings("unchecked") // The only component of that name is a list of clocks.
                        List<ClockFact> clocks =
                                (List<ClockFact>) component.getAccessor().invoke(fact);
                        return clocks;
                    } catch (ReflectiveOperationException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .orElse(List.of());
    }

    private void clock(ClockFact clock, String dims) {
        boolean stopped = clock.stoppedAt() != null;
        if (counts(clock)) {
            time("clock-time/" + clock.clock(), clock.stoppedAt(), dims, clock.startedAt(), clock.stoppedAt());
            counted("counted-time/" + clock.clock(), clock, dims);
        }
        String prefix = "sla/" + clock.clock() + "/";
        if (clock.state() == ClockState.RUNNING) {
            line(prefix + "OPEN", clock.dueAt(), dims, 0);
        } else if (clock.state() == ClockState.MET) {
            line(prefix + "MET", clock.dueAt(), dims, 0);
        } else if (clock.state() == ClockState.BREACHED) {
            line(prefix + (stopped ? "BREACHED" : "OVERDUE"), clock.dueAt(), dims, 0);
        } else if (clock.state() == ClockState.CANCELLED) {
            line(prefix + "CANCELLED", clock.dueAt() == null ? clock.stoppedAt() : clock.dueAt(), dims, 0);
        }
    }

    private void invitation(FeedbackEvent event) {
        if (!(event.fact() instanceof FeedbackFact.InvitationChanged told)) {
            return;
        }
        List<@Nullable Instant> reactions = Arrays.asList(told.openedAt(), told.dismissedAt(), told.answeredAt());
        TreeSet<Instant> received = new TreeSet<>();
        reactions.stream().filter(Objects::nonNull).forEach(received::add);
        boolean reacted = !received.isEmpty();
        Instant bounced = told.bouncedAt();
        Instant delivered = told.deliveredAt();
        boolean lost = !reacted && bounced != null && (delivered == null || !bounced.isBefore(delivered));
        if (delivered != null && !lost) {
            received.add(delivered);
        }
        TreeSet<Instant> all = new TreeSet<>(received);
        Stream.of(told.sentAt(), delivered, bounced, told.expiredAt())
                .filter(Objects::nonNull)
                .forEach(all::add);
        if (all.isEmpty()) {
            return;
        }
        String dims = dimensions(event.dimensions(), event.survey());
        boolean answered = told.answeredAt() != null;
        line("invitation-sent", all.first(), dims, 0);
        line("invitation-expired", told.expiredAt() != null && !answered ? all.first() : null, dims, 0);
        if (received.isEmpty()) {
            line(lost ? "invitation-bounced" : "invitation-unconfirmed", all.first(), dims, 0);
            return;
        }
        Instant at = received.first();
        line("invitation-delivered", at, dims, 0);
        line("invitation-opened", told.openedAt() != null || answered ? at : null, dims, 0);
        line("invitation-dismissed", told.dismissedAt() != null && !answered ? at : null, dims, 0);
        line("invitation-answered", answered ? at : null, dims, 0);
    }

    private void sheet(FeedbackEvent sheet) {
        FeedbackFact.Answered answered = (FeedbackFact.Answered) sheet.fact();
        if (answered.invitationId() == null) {
            line("uninvited-answer", sheet.occurredAt(), dimensions(sheet.dimensions(), sheet.survey()), 0);
        }
        for (Answer answer : answered.answers()) {
            String measure = answer.measure().wireName() + "/" + answer.question() + "/" + answer.scaleMin() + "-"
                    + answer.scaleMax() + "/" + answer.score();
            line(measure, sheet.occurredAt(), dimensions(sheet.dimensions(), sheet.survey()), answer.score());
        }
    }

    private void leave(String measure, Instant received, @Nullable Instant at, String dims) {
        line(measure, at == null ? null : at.isBefore(received) ? received : at, dims, 0);
    }

    private void time(String measure, @Nullable Instant anchor, String dims, Instant received, @Nullable Instant end) {
        if (anchor != null && end != null) {
            long millis = end.toEpochMilli() - received.toEpochMilli();
            line(measure, anchor, dims, millis);
            String bucket = millis <= 0
                    ? "zero"
                    : Long.toString((long) Math.ceil(Math.log(millis / 1000.0) / Math.log(1.01 / 0.99)));
            put(key(measure, anchor, dims) + "|" + bucket, 0);
        }
    }

    private void line(String measure, @Nullable Instant at, String dims, long amount) {
        if (at != null) {
            put(key(measure, at, dims), amount);
        }
    }

    private void put(String key, long amount) {
        lines.merge(key, List.of(1L, amount), (a, b) -> List.of(a.get(0) + b.get(0), a.get(1) + b.get(1)));
    }

    private static String key(String measure, Instant at, String dims) {
        return measure + "|" + Math.floorDiv(at.getEpochSecond(), 900L) + "|" + dims;
    }

    private static String dimensions(Dimensions of, @Nullable String survey) {
        return line(
                of.source(),
                of.channel(),
                of.category(),
                of.product(),
                of.team(),
                of.priority(),
                of.brand(),
                of.region(),
                survey);
    }

    /** Dimension values in the order of the API, as they stand in a line. */
    public static String line(@Nullable String... values) {
        return Arrays.stream(values).map(value -> value == null ? "-" : value).collect(Collectors.joining(","));
    }
}
