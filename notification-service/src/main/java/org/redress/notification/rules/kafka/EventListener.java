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
import org.redress.notification.delivery.DeliveryDesk;
import org.redress.notification.rules.Happening;
import org.redress.notification.rules.Orders;
import org.redress.notification.rules.Rules;
import org.redress.notification.rules.RulesConfig;

/** Applies the rules to what the other services tell. Only rows are written here: nothing is sent on this thread. */
@ApplicationScoped
class EventListener implements EventBatchHandler {

    static final String GROUP = "notification-service";

    private final Inbox inbox;
    private final Deliveries deliveries;
    private final DeliveryDesk desk;
    private final Rules rules;
    private final Clock clock;

    EventListener(Inbox inbox, Deliveries deliveries, DeliveryDesk desk, RulesConfig config, Clock clock) {
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
        Orders orders = new Orders();
        for (ReceivedEvent event : inbox.unseen(transaction, GROUP, relevant)) {
            read(event).ifPresent(happening -> rules.apply(happening, clock.instant(), orders));
        }
        carryOut(orders, transaction);
    }

    @Override
    public void committed(List<ReceivedEvent> received) {
        desk.nudge();
    }

    private void carryOut(Orders orders, Connection transaction) throws SQLException {
        deliveries.intend(transaction, orders.intents());
        Map<String, List<Occasion>> withdrawals = orders.withdrawals().stream()
                .collect(Collectors.groupingBy(
                        Orders.Withdrawal::reason,
                        Collectors.mapping(Orders.Withdrawal::occasion, Collectors.toList())));
        for (Map.Entry<String, List<Occasion>> withdrawal : withdrawals.entrySet()) {
            deliveries.withdraw(transaction, withdrawal.getValue(), withdrawal.getKey());
        }
        deliveries.promise(transaction, orders.promises());
        deliveries.forget(transaction, orders.erased());
    }

    private static boolean matters(ReceivedEvent event) {
        if (!event.topic().equals(Topic.COMPLAINTS.wireName())) {
            return true;
        }
        try {
            return Happenings.matter(ComplaintEventType.ofWireName(event.type()));
        } catch (InvalidEventException e) {
            throw new PoisonEventException(event, String.valueOf(e.getMessage()), e);
        }
    }

    private static Optional<Happening> read(ReceivedEvent event) {
        try {
            if (event.topic().equals(Topic.ALERTS.wireName())) {
                return Optional.of(FiguresTold.of(event, AlertEvent.read(event.type(), event.data())));
            }
            return event.topic().equals(Topic.FEEDBACK.wireName())
                    ? Happenings.of(event, FeedbackEvent.read(event.type(), event.data()))
                    : Happenings.of(event, ComplaintEvent.read(event.type(), event.data()));
        } catch (InvalidEventException e) {
            throw new PoisonEventException(event, String.valueOf(e.getMessage()), e);
        }
    }
}
