package org.redress.benchmarks;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
import org.redress.contract.complaint.Actor;
import org.redress.contract.complaint.ActorKind;
import org.redress.contract.complaint.CaseState;
import org.redress.contract.complaint.CaseStatus;
import org.redress.contract.complaint.ClockFact;
import org.redress.contract.complaint.ClockState;
import org.redress.contract.complaint.ComplaintEvent;
import org.redress.contract.complaint.ComplaintFact;
import org.redress.contract.complaint.Dimensions;
import org.redress.contract.complaint.Stated;

/** Invented complaints with their lives of five events (received, clocks started, assigned, resolved, clocks met), repeatable by seed. */
final class SyntheticLives {

    static final int EVENTS_PER_CASE = 5;

    private static final Actor SYSTEM = new Actor(ActorKind.SYSTEM, "bench");
    private static final String[] CHANNELS = {"web", "email", "phone", "social", "letter"};
    private static final String[] CATEGORIES = {
        "billing", "delivery", "quality", "staff", "contract", "outage", "privacy", "other"
    };
    private static final Instant FIRST = Instant.parse("2025-01-01T00:00:00Z");

    private static final Duration YEAR = Duration.ofDays(365);

    private final Random random;

    SyntheticLives(long seed) {
        this.random = new Random(seed);
    }

    void next(Consumer<ComplaintEvent> sink) {
        next(FIRST, YEAR, sink);
    }

    /** A life that begins within a time. */
    void next(Instant first, Duration within, Consumer<ComplaintEvent> sink) {
        UUID id = new UUID(random.nextLong(), random.nextLong());
        Instant received = first.plusSeconds(random.nextInt((int) within.toSeconds()));
        Instant assigned = received.plusSeconds(random.nextInt(7200));
        Instant resolved = received.plusSeconds(3600 + random.nextInt(20 * 24 * 3600));
        Dimensions fresh = dimensions(null);
        Dimensions owned = dimensions(fresh, "team-" + random.nextInt(20));
        CaseState open = state(CaseStatus.NEW, received, null, null);
        CaseState working = state(CaseStatus.OPEN, received, assigned, null);
        CaseState done = state(CaseStatus.RESOLVED, received, assigned, resolved);
        ClockFact running = clock(received, ClockState.RUNNING, null);
        boolean late = resolved.isAfter(received.plus(Duration.ofDays(15)));
        ClockFact ended = clock(received, late ? ClockState.BREACHED : ClockState.MET, resolved);
        sink.accept(event(id, 1, received, fresh, open, new ComplaintFact.Received(null, false)));
        sink.accept(event(id, 2, received, fresh, open, new ComplaintFact.SlaStarted(List.of(running))));
        sink.accept(event(id, 3, assigned, owned, working, new ComplaintFact.Assigned(false)));
        sink.accept(event(id, 4, resolved, owned, done, new ComplaintFact.Resolved("upheld", null, null)));
        ComplaintFact verdict =
                late ? new ComplaintFact.SlaBreached(List.of(ended)) : new ComplaintFact.SlaMet(List.of(ended));
        sink.accept(event(id, 5, resolved, owned, done, verdict));
    }

    /** The receipt of a complaint from a source of its own, and nothing more of its life. */
    ComplaintEvent receipt(String source, Instant at) {
        Dimensions of = dimensions(null);
        Dimensions own =
                new Dimensions(source, of.channel(), of.category(), null, null, null, of.priority(), null, null);
        UUID id = new UUID(random.nextLong(), random.nextLong());
        CaseState fresh = state(CaseStatus.NEW, at, null, null);
        return event(id, 1, at, own, fresh, new ComplaintFact.Received(null, false));
    }

    private Dimensions dimensions(@org.jspecify.annotations.Nullable String team) {
        return new Dimensions(
                "bench-rebuild",
                CHANNELS[random.nextInt(CHANNELS.length)],
                CATEGORIES[random.nextInt(CATEGORIES.length)],
                null,
                team,
                null,
                "normal",
                null,
                null);
    }

    private static Dimensions dimensions(Dimensions of, String team) {
        return new Dimensions(
                of.source(),
                of.channel(),
                of.category(),
                of.product(),
                team,
                of.assignee(),
                of.priority(),
                of.brand(),
                of.region());
    }

    private static CaseState state(
            CaseStatus status,
            Instant received,
            @org.jspecify.annotations.Nullable Instant assigned,
            @org.jspecify.annotations.Nullable Instant resolved) {
        return new CaseState(
                status,
                null,
                received,
                null,
                assigned,
                null,
                resolved,
                resolved,
                null,
                null,
                0,
                0,
                null,
                null,
                Stated.NOTHING,
                true,
                null);
    }

    private static ClockFact clock(
            Instant received, ClockState state, @org.jspecify.annotations.Nullable Instant stopped) {
        Duration budget = Duration.ofDays(15);
        return new ClockFact(
                "resolution",
                1,
                state,
                received,
                received.plus(budget),
                stopped,
                budget.toSeconds(),
                0,
                false,
                "default/1",
                stopped == null ? null : Duration.between(received, stopped).toSeconds(),
                null);
    }

    private static ComplaintEvent event(
            UUID id, int version, Instant at, Dimensions dimensions, CaseState state, ComplaintFact fact) {
        return new ComplaintEvent(id, version, "C-2025-0", at, at, SYSTEM, dimensions, state, fact);
    }
}
