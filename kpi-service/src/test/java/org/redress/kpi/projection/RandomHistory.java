package org.redress.kpi.projection;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
import org.redress.contract.complaint.Verdict;
import org.redress.contract.feedback.Answer;
import org.redress.contract.feedback.FeedbackEvent;
import org.redress.contract.feedback.FeedbackFact;
import org.redress.contract.feedback.Measure;

/**
 * Lives of complaints and answer sheets, repeatable by seed: reopened, reclassified, corrected, received late, resolved before they were
 * received, with clocks in every state. Not plausible, on purpose: only the event contract is kept.
 */
public final class RandomHistory {

    private static final Instant FIRST = Instant.parse("2024-03-28T00:00:00Z");
    private static final String[] CHANNELS = {"web", "phone", "e-mail"};
    private static final String[] TEAMS = {"north", "süd"};
    private static final String[] CLOCKS = {"acknowledgement", "first-response", "resolution", "stated"};

    private final Random random;
    private final String source;

    /** Histories of this seed; all complaints and answers have the given source. */
    public RandomHistory(long seed, String source) {
        this.random = new Random(seed);
        this.source = source;
    }

    /** The events of some complaints, in order of version of each. */
    public List<ComplaintEvent> complaints(int count) {
        List<ComplaintEvent> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            UUID id = new UUID(random.nextLong(), random.nextLong());
            boolean received = random.nextInt(5) > 0;
            int versions = 1 + random.nextInt(6);
            for (int version = 1; version <= versions; version++) {
                received |= version == 3;
                ComplaintEvent event = complaint(id, version, received);
                events.add(event);
                if (random.nextInt(8) == 0) {
                    version++;
                    events.add(erased(event));
                }
            }
        }
        return events;
    }

    /** The events of some answer sheets, some of them two of one complaint, and of as many invitations. */
    public List<FeedbackEvent> sheets(int count) {
        List<FeedbackEvent> events = new ArrayList<>();
        UUID complaint = new UUID(random.nextLong(), random.nextLong());
        for (int i = 0; i < count; i++) {
            UUID id = new UUID(random.nextLong(), random.nextLong());
            if (random.nextInt(3) == 0) {
                complaint = new UUID(random.nextLong(), random.nextLong());
            }
            UUID about = random.nextBoolean() ? complaint : null;
            for (int version = 1; version <= 1 + random.nextInt(2); version++) {
                events.add(sheet(id, version, about));
            }
            UUID invitation = new UUID(random.nextLong(), random.nextLong());
            for (int version = 1; version <= 1 + random.nextInt(4); version++) {
                events.add(invitation(invitation, version, about));
            }
        }
        return events;
    }

    private ComplaintEvent complaint(UUID id, int version, boolean received) {
        Instant receivedAt = received ? FIRST.plusSeconds(random.nextInt(20 * 24 * 3600)) : null;
        Instant recordedAt = FIRST.plusSeconds(version);
        int reopened = random.nextInt(3);
        CaseState state = new CaseState(
                pick(CaseStatus.values()),
                random.nextBoolean() ? null : "Awaiting Evidence",
                receivedAt,
                maybe(),
                maybe(),
                maybe(),
                maybe(),
                maybe(),
                maybe(),
                reopened == 0 ? null : maybe(),
                reopened,
                random.nextInt(3),
                random.nextBoolean() ? null : pick("upheld", "rejected"),
                random.nextBoolean() ? null : pick("packaging", "carrier-late"),
                new Stated(
                        maybe(),
                        random.nextInt(3) == 0 ? null : pick(Verdict.values()),
                        random.nextInt(3) == 0 ? null : random.nextBoolean()),
                false,
                null,
                maybe(),
                random.nextBoolean() ? null : Integer.valueOf(1 + random.nextInt(3)),
                redress(),
                maybe());
        Dimensions dimensions = new Dimensions(
                source,
                pick(CHANNELS),
                null,
                random.nextBoolean() ? "card" : null,
                pick(TEAMS),
                "agent-1",
                pick("1", "2"),
                null,
                null);
        Actor actor = new Actor(ActorKind.SYSTEM, "test");
        return new ComplaintEvent(
                id, version, "C-2024-" + version, recordedAt, recordedAt, actor, dimensions, state, fact());
    }

    private ComplaintFact.@Nullable Redress redress() {
        return switch (random.nextInt(4)) {
            case 0 -> null;
            case 1 -> new ComplaintFact.Redress("apology", null, null);
            case 2 ->
                new ComplaintFact.Redress(
                        "part-refund", BigDecimal.valueOf(random.nextInt(100_000), 2), pick("EUR", "CHF"));
            default -> new ComplaintFact.Redress("voucher", BigDecimal.valueOf(random.nextInt(1_000_000), 4), "EUR");
        };
    }

    /** Whoever it is about is erased at this moment: all that is told of the case is what was told before. */
    static ComplaintEvent erased(ComplaintEvent before) {
        return new ComplaintEvent(
                before.complaintId(),
                before.version() + 1,
                before.number(),
                before.recordedAt(),
                before.recordedAt(),
                before.actor(),
                before.dimensions(),
                before.state(),
                new ComplaintFact.PersonErased("request"));
    }

    private ComplaintFact fact() {
        List<ClockFact> clocks = List.of(clock(pick(CLOCKS), 1), clock("next-response", 1 + random.nextInt(2)));
        return switch (random.nextInt(9)) {
            case 0 -> new ComplaintFact.Received(null, null);
            case 1 -> new ComplaintFact.Resolved(null, null, null);
            case 2 -> new ComplaintFact.Reopened(null, 1);
            case 3 -> new ComplaintFact.SlaStarted(clocks);
            case 4 -> new ComplaintFact.SlaMet(clocks);
            case 5 -> new ComplaintFact.SlaBreached(clocks);
            case 6 -> new ComplaintFact.SlaCancelled(clocks);
            case 7 -> new ComplaintFact.SlaApplied(new UUID(1, 1), false, "retail/2", clocks);
            default -> new ComplaintFact.SlaCorrected(clocks);
        };
    }

    private ClockFact clock(String name, int run) {
        ClockState state = pick(ClockState.values());
        return new ClockFact(
                name,
                run,
                state,
                FIRST,
                state == ClockState.PAUSED ? null : maybe(),
                state == ClockState.RUNNING ? null : maybe(),
                3600L,
                0,
                true,
                "default/1",
                random.nextInt(4) == 0 ? null : Long.valueOf(random.nextInt(200_000)),
                state == ClockState.RUNNING ? maybe() : null);
    }

    private FeedbackEvent sheet(UUID id, int version, @Nullable UUID complaint) {
        List<Answer> answers = new ArrayList<>();
        answers.add(new Answer(Measure.NPS, "recommend", random.nextInt(11), 0, 10));
        if (random.nextBoolean()) {
            answers.add(new Answer(Measure.CSAT, "satisfaction", 1 + random.nextInt(5), 1, 5));
        }
        if (random.nextBoolean()) {
            answers.add(new Answer(Measure.CES, "effort/easy", 1 + random.nextInt(7), 1, 7));
        }
        Instant at = FIRST.plus(Duration.ofHours(random.nextInt(200)));
        Dimensions dimensions = new Dimensions(source, pick(CHANNELS), null, null, pick(TEAMS), null, null, null, null);
        return new FeedbackEvent(
                id,
                version,
                complaint,
                random.nextBoolean() ? "spring" : null,
                at,
                at,
                dimensions,
                false,
                new FeedbackFact.Answered(answers, random.nextBoolean() ? new UUID(1, version) : null));
    }

    /** Times of few different hours, so that some are equal. */
    private FeedbackEvent invitation(UUID id, int version, @Nullable UUID complaint) {
        Instant at = FIRST.plus(Duration.ofHours(random.nextInt(200)));
        Dimensions dimensions = new Dimensions(source, pick(CHANNELS), null, null, pick(TEAMS), null, null, null, null);
        return new FeedbackEvent(
                id,
                version,
                complaint,
                random.nextBoolean() ? "spring" : null,
                at,
                at,
                dimensions,
                false,
                new FeedbackFact.InvitationChanged(
                        seldom(at, 2),
                        seldom(at, 2),
                        seldom(at, 3),
                        seldom(at, 4),
                        seldom(at, 5),
                        seldom(at, 5),
                        seldom(at, 4)));
    }

    private @Nullable Instant seldom(Instant around, int oneOf) {
        return random.nextInt(oneOf) == 0 ? around.plus(Duration.ofHours(random.nextInt(4))) : null;
    }

    private @Nullable Instant maybe() {
        return random.nextInt(3) == 0
                ? null
                : FIRST.plusMillis(1000L * random.nextInt(40 * 24 * 3600) + 250L * random.nextInt(2));
    }

    @SafeVarargs
    private <T> T pick(T... values) {
        return values[random.nextInt(values.length)];
    }
}
