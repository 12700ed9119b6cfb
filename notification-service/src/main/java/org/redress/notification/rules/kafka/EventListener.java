package org.redress.notification.rules.kafka;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.redress.contract.InvalidEventException;
import org.redress.contract.Topic;
import org.redress.contract.alert.AlertEvent;
import org.redress.contract.complaint.ComplaintEvent;
import org.redress.contract.complaint.ComplaintEventType;
import org.redress.contract.feedback.FeedbackEvent;
import org.redress.messaging.EventBatchHandler;
import org.redress.messaging.Inbox;
import org.redress.messaging.PoisonEventException;
import org.redress.messaging.ReceivedEvent;
import org.redress.notification.delivery.Deliveries;
import org.redress.notification.delivery.Deliveries.Occasion;
import org.redress.notification.delivery.DeliveryWorkers;
import org.redress.notification.rules.NotificationIntents;
import org.redress.notification.rules.RuleEvent;
import org.redress.notification.rules.Rules;
import org.redress.notification.rules.RulesConfig;

/** Applies the rules to what the other services tell. Only rows are written here: nothing is sent on this thread. */
@ApplicationScoped
class EventListener implements EventBatchHandler {

    static final String GROUP = "notification-service";

    private final Inbox inbox;
    private final Deliveries deliveries;
    private final DeliveryWorkers desk;
    private final Rules rules;
    private final Clock clock;

    EventListener(Inbox inbox, Deliveries deliveries, DeliveryWorkers desk, RulesConfig config, Clock clock) {
        this.inbox = inbox;
        this.deliveries = deliveries;
        this.desk = desk;
        this.rules = new Rules(config.maxAge());
        this.clock = clock;
    }

    @Override
    public String group() {
        return GROUP;
    }

    @Override
    public Collection<Topic> topics() {
        return Set.of(Topic.COMPLAINTS, Topic.FEEDBACK, Topic.ALERTS);
    }

    @Override
    public void apply(List<ReceivedEvent> received, Connection transaction) throws SQLException {
        List<ReceivedEvent> relevant = new ArrayList<>();
        for (ReceivedEvent event : received) {
            if (matters(event)) {
                relevant.add(event);
            }
        }
        if (relevant.isEmpty()) {
            return;
        }
        NotificationIntents notificationIntents = new NotificationIntents();
        for (ReceivedEvent event : inbox.unseen(transaction, GROUP, relevant)) {
            read(event).ifPresent(ruleEvent -> rules.apply(ruleEvent, clock.instant(), notificationIntents));
        }
        carryOut(notificationIntents, transaction);
    }

    @Override
    public void committed(List<ReceivedEvent> received) {
        desk.nudge();
    }

    private void carryOut(NotificationIntents notificationIntents, Connection transaction) throws SQLException {
        deliveries.intend(transaction, notificationIntents.intents());
        Map<String, List<Occasion>> withdrawals = notificationIntents.withdrawals().stream()
                .collect(Collectors.groupingBy(
                        NotificationIntents.Withdrawal::reason,
                        Collectors.mapping(NotificationIntents.Withdrawal::occasion, Collectors.toList())));
        for (Map.Entry<String, List<Occasion>> withdrawal : withdrawals.entrySet()) {
            deliveries.withdraw(transaction, withdrawal.getValue(), withdrawal.getKey());
        }
        deliveries.promise(transaction, notificationIntents.promises());
        deliveries.forget(transaction, notificationIntents.erased());
    }

    private static boolean matters(ReceivedEvent event) {
        if (!event.topic().equals(Topic.COMPLAINTS.wireName())) {
            return true;
        }
        try {
            return RuleEventMapper.matter(ComplaintEventType.ofWireName(event.type()));
        } catch (InvalidEventException e) {
            throw new PoisonEventException(event, String.valueOf(e.getMessage()), e);
        }
    }

    private static Optional<RuleEvent> read(ReceivedEvent event) {
        try {
            if (event.topic().equals(Topic.ALERTS.wireName())) {
                return Optional.of(AlertEventMapper.of(event, AlertEvent.read(event.type(), event.data())));
            }
            return event.topic().equals(Topic.FEEDBACK.wireName())
                    ? RuleEventMapper.of(event, FeedbackEvent.read(event.type(), event.data()))
                    : RuleEventMapper.of(event, ComplaintEvent.read(event.type(), event.data()));
        } catch (InvalidEventException e) {
            throw new PoisonEventException(event, String.valueOf(e.getMessage()), e);
        }
    }
}
