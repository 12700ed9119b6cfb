package org.redress.kpi.projection.kafka;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.redress.contract.InvalidEventException;
import org.redress.contract.Topic;
import org.redress.contract.complaint.CaseState;
import org.redress.contract.complaint.ClockFact;
import org.redress.contract.complaint.ComplaintEvent;
import org.redress.contract.complaint.ComplaintFact;
import org.redress.contract.complaint.Dimensions;
import org.redress.contract.complaint.Stated;
import org.redress.contract.complaint.Verdict;
import org.redress.contract.feedback.Answer;
import org.redress.contract.feedback.FeedbackEvent;
import org.redress.contract.feedback.FeedbackFact;
import org.redress.kpi.cell.AnswerCounter;
import org.redress.kpi.cell.DimensionSet;
import org.redress.kpi.fact.CaseFact;
import org.redress.kpi.fact.ClockRun;
import org.redress.kpi.fact.ClockState;
import org.redress.kpi.fact.InvitationFact;
import org.redress.kpi.fact.InvitationLife;
import org.redress.kpi.fact.Milestones;
import org.redress.kpi.fact.PostResolution;
import org.redress.kpi.fact.RedressGiven;
import org.redress.kpi.fact.ResponseFact;
import org.redress.kpi.fact.StatedPromise;
import org.redress.kpi.projection.FactUpdate;

/** What an event of the contract says about facts. Pure. */
public final class EventDecoder {

    private static final int LONGEST_CODE = 200;
    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2500-01-01T00:00:00Z");

    /** So much that thousands of such sums still fit into a cell. */
    private static final BigDecimal MOST_MONEY = new BigDecimal("10000000000");

    private EventDecoder() {}

    /**
     * Reads one record.
     *
     * @param key the record's key, which must be the one that the event says it has
     * @throws InvalidEventException if it can never be counted: unknown type, wrong shape, impossible content
     */
    public static FactUpdate read(String topic, @Nullable String key, String type, byte[] data) {
        try {
            return readChecked(topic, key, type, data);
        } catch (NullPointerException | IllegalArgumentException | ArithmeticException e) {
            throw new InvalidEventException("The data of " + type + " lacks something that every such event has", e);
        }
    }

    private static FactUpdate readChecked(String topic, @Nullable String key, String type, byte[] data) {
        if (Topic.COMPLAINTS.wireName().equals(topic)) {
            ComplaintEvent event = ComplaintDecoder.read(type, data);
            expectKey(key, event.complaintId().toString());
            return ofCase(event);
        }
        if (Topic.FEEDBACK.wireName().equals(topic)) {
            FeedbackEvent event = FeedbackEvent.read(type, data);
            if (event.feedbackId() == null) {
                throw new InvalidEventException("The data of " + type + " lacks feedbackId");
            }
            expectKey(key, event.key());
            return switch (event.fact()) {
                case FeedbackFact.Answered answered -> ofSheet(event, answered);
                case FeedbackFact.InvitationChanged changed -> ofInvitation(event, changed);
            };
        }
        throw new InvalidEventException("Topic " + topic + " has no facts");
    }

    private static void expectKey(@Nullable String key, String expected) {
        if (!expected.equals(key)) {
            throw new InvalidEventException("The record's key is not the id that its data names");
        }
    }

    private static FactUpdate ofCase(ComplaintEvent event) {
        CaseState state = event.state();
        Stated stated = state.stated() == null ? Stated.NOTHING : state.stated();
        CaseFact fact = new CaseFact(
                event.complaintId(),
                event.version(),
                Objects.requireNonNullElse(code(event.number()), ""),
                dimensions(event.dimensions(), null),
                code(event.dimensions().assignee()),
                state.status().wireName(),
                code(state.sourceStatus()),
                new Milestones(
                        time(state.receivedAt()),
                        time(state.acknowledgedAt()),
                        time(state.firstAssignedAt()),
                        time(state.firstResponseAt()),
                        time(state.firstResolvedAt()),
                        time(state.resolvedAt()),
                        time(state.closedAt()),
                        time(state.firstReopenedAt())),
                state.reopenCount(),
                state.transferCount(),
                code(state.outcome()),
                code(state.rootCause()),
                new StatedPromise(
                        time(stated.deadlineAt()),
                        stated.verdict() == null ? null : stated.verdict() == Verdict.MET,
                        stated.disputed()),
                state.historic(),
                aftermath(state));
        List<ClockRun> clocks = clocks(event.fact()).stream()
                .map(clock -> clock(clock, event.version()))
                .toList();
        return new FactUpdate.OfCase(fact, clocks, required(event.recordedAt(), "recordedAt"));
    }

    private static PostResolution aftermath(CaseState state) {
        return new PostResolution(
                time(state.firstDisputedAt()),
                Objects.requireNonNullElse(state.disputeCount(), 0),
                time(state.firstRecontactAt()),
                redress(state.redress()));
    }

    private static @Nullable RedressGiven redress(ComplaintFact.@Nullable Redress redress) {
        if (redress == null) {
            return null;
        }
        BigDecimal amount = redress.amount();
        if (amount != null) {
            if (amount.signum() < 0 || amount.compareTo(MOST_MONEY) > 0) {
                throw new InvalidEventException("An amount of redress lies outside 0 to " + MOST_MONEY);
            }
            // Fails if there are more decimals than any currency has.
            amount = amount.setScale(RedressGiven.DECIMALS, RoundingMode.UNNECESSARY);
        }
        return new RedressGiven(required(code(redress.kind()), "kind"), amount, code(redress.currency()));
    }

    private static List<ClockFact> clocks(ComplaintFact fact) {
        return switch (fact) {
            case ComplaintFact.SlaStarted(List<ClockFact> clocks) -> clocks;
            case ComplaintFact.SlaPaused(List<ClockFact> clocks) -> clocks;
            case ComplaintFact.SlaResumed(List<ClockFact> clocks) -> clocks;
            case ComplaintFact.SlaWarned(List<ClockFact> clocks) -> clocks;
            case ComplaintFact.SlaMet(List<ClockFact> clocks) -> clocks;
            case ComplaintFact.SlaBreached(List<ClockFact> clocks) -> clocks;
            case ComplaintFact.SlaCancelled(List<ClockFact> clocks) -> clocks;
            case ComplaintFact.SlaCorrected(List<ClockFact> clocks) -> clocks;
            case ComplaintFact.SlaApplied applied -> applied.clocks();
            case ComplaintFact.Received other -> List.of();
            case ComplaintFact.Acknowledged other -> List.of();
            case ComplaintFact.Classified other -> List.of();
            case ComplaintFact.Assigned other -> List.of();
            case ComplaintFact.CustomerReplied other -> List.of();
            case ComplaintFact.AgentReplied other -> List.of();
            case ComplaintFact.NoteAdded other -> List.of();
            case ComplaintFact.StatusChanged other -> List.of();
            case ComplaintFact.Resolved other -> List.of();
            case ComplaintFact.ResolutionDisputed other -> List.of();
            case ComplaintFact.Reopened other -> List.of();
            case ComplaintFact.StepTaken other -> List.of();
            case ComplaintFact.Closed other -> List.of();
            case ComplaintFact.Withdrawn other -> List.of();
            case ComplaintFact.Merged other -> List.of();
            case ComplaintFact.PersonErased other -> List.of();
        };
    }

    private static ClockRun clock(ClockFact clock, int version) {
        // One that never was is kept, for it may come back, but with neither deadline nor end: so it counts nowhere.
        boolean never = clock.state() == org.redress.contract.complaint.ClockState.VOID;
        return new ClockRun(
                required(code(clock.clock()), "clock"),
                clock.run(),
                version,
                switch (required(clock.state(), "state of the clock")) {
                    case RUNNING -> ClockState.RUNNING;
                    case PAUSED -> ClockState.PAUSED;
                    case MET -> ClockState.MET;
                    case BREACHED -> ClockState.BREACHED;
                    case CANCELLED, VOID -> ClockState.CANCELLED;
                },
                required(time(clock.startedAt()), "startedAt"),
                never ? null : time(clock.dueAt()),
                never ? null : time(clock.stoppedAt()),
                never ? null : clock.countedSeconds(),
                never ? null : time(clock.riskAt()));
    }

    private static FactUpdate ofSheet(FeedbackEvent event, FeedbackFact.Answered answered) {
        List<AnswerCounter> answers =
                answered.answers().stream().map(EventDecoder::answer).toList();
        if (answers.stream()
                        .map(answer -> answer.kind() + "/" + answer.question())
                        .distinct()
                        .count()
                < answers.size()) {
            throw new InvalidEventException("A question is answered twice on one sheet");
        }
        ResponseFact sheet = new ResponseFact(
                event.feedbackId(),
                event.version(),
                event.complaintId(),
                answered.invitationId(),
                dimensions(required(event.dimensions(), "dimensions"), event.survey()),
                required(time(event.occurredAt()), "occurredAt"),
                answers);
        return new FactUpdate.OfSheet(sheet, required(event.recordedAt(), "recordedAt"));
    }

    private static FactUpdate ofInvitation(FeedbackEvent event, FeedbackFact.InvitationChanged changed) {
        InvitationFact invitation = new InvitationFact(
                event.feedbackId(),
                event.version(),
                event.complaintId(),
                dimensions(required(event.dimensions(), "dimensions"), event.survey()),
                new InvitationLife(
                        time(changed.sentAt()),
                        time(changed.deliveredAt()),
                        time(changed.bouncedAt()),
                        time(changed.openedAt()),
                        time(changed.dismissedAt()),
                        time(changed.expiredAt()),
                        time(changed.answeredAt())));
        return new FactUpdate.OfInvitation(invitation, required(event.recordedAt(), "recordedAt"));
    }

    private static AnswerCounter answer(Answer answer) {
        return new AnswerCounter(
                required(answer.measure(), "measure").wireName(),
                required(code(answer.question()), "question"),
                answer.scaleMin(),
                answer.scaleMax(),
                answer.score());
    }

    private static DimensionSet dimensions(Dimensions of, @Nullable String survey) {
        return DimensionSet.of(
                code(of.source()),
                code(of.channel()),
                code(of.category()),
                code(of.product()),
                code(of.team()),
                code(of.priority()),
                code(of.brand()),
                code(of.region()),
                code(survey));
    }

    /** A code as PostgreSQL can store it; a text that it would refuse would otherwise block the consumer for ever. */
    private static @Nullable String code(@Nullable String text) {
        if (text == null) {
            return null;
        }
        if (text.length() > LONGEST_CODE) {
            throw new InvalidEventException("A code is longer than " + LONGEST_CODE + " characters");
        }
        for (int i = 0; i < text.length(); ) {
            int character = text.codePointAt(i);
            if (character < ' ' || (character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE)) {
                throw new InvalidEventException("A code holds a control character or half a surrogate pair");
            }
            i += Character.charCount(character);
        }
        return text;
    }

    /** A time in the resolution of the figures; what no calendar needs is refused. */
    private static @Nullable Instant time(@Nullable Instant time) {
        if (time == null) {
            return null;
        }
        if (time.isBefore(EARLIEST) || !time.isBefore(LATEST)) {
            throw new InvalidEventException("A time lies outside 1900 to 2500");
        }
        return time.truncatedTo(ChronoUnit.MILLIS);
    }

    private static <T> T required(@Nullable T value, String name) {
        if (value == null) {
            throw new InvalidEventException("The event lacks " + name);
        }
        return value;
    }
}
