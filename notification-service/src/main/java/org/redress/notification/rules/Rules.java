package org.redress.notification.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.redress.notification.delivery.Deliveries.Occasion;
import org.redress.notification.delivery.Facts;
import org.redress.notification.delivery.Intent;
import org.redress.notification.delivery.Rule;
import org.redress.notification.rules.RuleEvent.Answered;
import org.redress.notification.rules.RuleEvent.Case;
import org.redress.notification.rules.RuleEvent.Clock;
import org.redress.notification.rules.RuleEvent.ClocksChanged;
import org.redress.notification.rules.RuleEvent.FigureTold;
import org.redress.notification.rules.RuleEvent.PersonErased;
import org.redress.notification.rules.RuleEvent.Received;
import org.redress.notification.rules.RuleEvent.Told;

/**
 * The rules. A rule looks at one happening; what it tells is identified by its occasion, so duplicates, replays and repeated warnings
 * of one clock make one message.
 */
public final class Rules {

    /** Recorded but not sent: the event is too old to tell anybody, for example because a topic is read again from its start. */
    public static final String STALE = "stale";

    private static final int DETRACTOR = 6;
    private static final Duration FRESH_ANSWER = Duration.ofDays(1);

    private final Duration maxAge;

    /** @param maxAge how old (since recording) an event may be that still gives rise to a message */
    public Rules(Duration maxAge) {
        this.maxAge = maxAge;
    }

    /** Adds what follows from a happening that is looked at now. */
    public void apply(RuleEvent ruleEvent, Instant now, NotificationIntents notificationIntents) {
        switch (ruleEvent) {
            case Received received -> received(received, now, notificationIntents);
            case ClocksChanged changed -> clocksChanged(changed, now, notificationIntents);
            case Answered answered -> answered(answered, now, notificationIntents);
            case PersonErased erased -> notificationIntents.forget(erased.complaintId());
            case FigureTold figure -> figureTold(figure, now, notificationIntents);
        }
    }

    private void received(Received received, Instant now, NotificationIntents notificationIntents) {
        if (received.historic() || received.handled() || received.unreachable()) {
            return;
        }
        Case of = received.of();
        notificationIntents.intend(new Intent(
                received.told().eventId(),
                Rule.ACKNOWLEDGE_RECEIPT,
                "received/" + of.id(),
                of.id(),
                facts(of, null, null),
                staleness(received.told(), now)));
    }

    private void clocksChanged(ClocksChanged changed, Instant now, NotificationIntents notificationIntents) {
        for (Clock clock : changed.clocks()) {
            Occasion warned = occasion(Rule.WARN_OPERATIONS, changed.of().id(), clock, "warned");
            Occasion breached = occasion(Rule.REPORT_BREACH, changed.of().id(), clock, "breached");
            switch (clock.state()) {
                case MET, CANCELLED -> {
                    notificationIntents.withdraw(warned, "settled");
                    notificationIntents.withdraw(breached, "settled");
                }
                case BREACHED -> notificationIntents.withdraw(warned, "overtaken-by-breach");
                case RUNNING, PAUSED -> {}
            }
            switch (changed.kind()) {
                case STARTED -> promise(changed.of(), clock, notificationIntents);
                case WARNED -> alert(changed, clock, warned, now, notificationIntents);
                case BREACHED -> alert(changed, clock, breached, now, notificationIntents);
                case CORRECTED -> {
                    if (clock.state() == Clock.State.BREACHED) {
                        alert(changed, clock, breached, now, notificationIntents);
                    }
                }
                case SETTLED -> {}
            }
        }
    }

    private static void promise(Case of, Clock clock, NotificationIntents notificationIntents) {
        if (clock.code().equals("first-response") && clock.run() == 1 && clock.dueAt() != null) {
            notificationIntents.promise(of.id(), clock.dueAt());
        }
    }

    private void alert(
            ClocksChanged changed,
            Clock clock,
            Occasion occasion,
            Instant now,
            NotificationIntents notificationIntents) {
        if (clock.alert()) {
            notificationIntents.intend(new Intent(
                    changed.told().eventId(),
                    occasion.rule(),
                    occasion.occasion(),
                    changed.of().id(),
                    facts(changed.of(), clock, null),
                    staleness(changed.told(), now)));
        }
    }

    private void answered(Answered answered, Instant now, NotificationIntents notificationIntents) {
        UUID complaintId = answered.complaintId();
        Integer score = answered.lowestNps();
        Told told = answered.told();
        boolean fresh = Duration.between(told.occurredAt(), told.recordedAt()).compareTo(FRESH_ANSWER) <= 0;
        if (complaintId == null || score == null || score > DETRACTOR || !fresh) {
            return;
        }
        notificationIntents.intend(new Intent(
                told.eventId(),
                Rule.REPORT_DETRACTOR,
                "answered/" + answered.feedbackId(),
                complaintId,
                new Facts(null, null, null, null, null, null, score),
                staleness(told, now)));
    }

    private void figureTold(FigureTold figure, Instant now, NotificationIntents notificationIntents) {
        Rule rule =
                switch (figure.what()) {
                    case BURNING -> Rule.REPORT_BURNING;
                    case RECOVERED -> Rule.REPORT_RECOVERED;
                    case SURGE -> Rule.REPORT_SURGE;
                    case SURGE_ENDED -> Rule.REPORT_SURGE_END;
                    case UNTOUCHED -> Rule.REPORT_UNTOUCHED;
                    case UNTOUCHED_ENDED -> Rule.REPORT_UNTOUCHED_END;
                };
        notificationIntents.intend(new Intent(
                figure.told().eventId(),
                rule,
                figure.watchId() + "/" + figure.version(),
                null,
                Facts.of(figure.facts()),
                staleness(figure.told(), now)));
    }

    private @Nullable String staleness(Told told, Instant now) {
        return told.recordedAt().plus(maxAge).isBefore(now) ? STALE : null;
    }

    private static Occasion occasion(Rule rule, UUID complaintId, Clock clock, String state) {
        return new Occasion(rule, complaintId + "/" + clock.code() + "/" + clock.run() + "/" + state);
    }

    private static Facts facts(Case of, @Nullable Clock clock, @Nullable Integer score) {
        return new Facts(
                of.number(),
                clock == null ? null : clock.code(),
                clock == null ? null : clock.dueAt(),
                of.team(),
                of.priority(),
                of.category(),
                score);
    }
}
