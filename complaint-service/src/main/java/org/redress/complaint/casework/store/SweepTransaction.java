package org.redress.complaint.casework.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.redress.complaint.casework.CaseRepository;
import org.redress.complaint.lifecycle.CaseEvent;
import org.redress.complaint.lifecycle.PolicyResolver;
import org.redress.complaint.sla.ClockChange;
import org.redress.messaging.EventLog;

/** Reads the clocks of due cases again. The row lock makes each announcement happen once, however many instances sweep. */
final class SweepTransaction {

    private SweepTransaction() {}

    static CaseRepository.Swept run(
            Connection transaction,
            EventLog eventLog,
            PolicyResolver policyResolver,
            Changes changes,
            @Nullable Instant asOf,
            int limit,
            Predicate<Instant> believes)
            throws SQLException {
        DueTimes.Known times = DueTimes.read(transaction);
        if (asOf == null && !believes.test(times.now())) {
            return new CaseRepository.Swept(times.now(), times.nextAt(), 0, List.of());
        }
        CaseRows.Due due = CaseRows.lockDue(transaction, asOf, limit);
        List<CaseRepository.Fired> fired = new ArrayList<>();
        for (OpenCase open : due.cases()) {
            List<CaseEvent> events = open.complaint().sweep(due.asOf(), policyResolver);
            changes.add(open, events, due.asOf(), null);
            events.forEach(event -> note(event, due.asOf(), fired));
        }
        CaseRows.save(transaction, due.cases());
        eventLog.append(transaction, changes.history());
        return new CaseRepository.Swept(times.now(), times.nextAt(), due.cases().size(), List.copyOf(fired));
    }

    private static void note(CaseEvent event, Instant now, List<CaseRepository.Fired> fired) {
        if (event instanceof CaseEvent.ClocksChanged changed) {
            boolean breach = changed.news().change() == ClockChange.BREACHED;
            changed.news().clocks().forEach(clock -> {
                Instant dueAt = clock.clock().dueAt();
                double late = !breach || dueAt == null
                        ? 0
                        : Duration.between(dueAt, now).toMillis() / 1000.0;
                fired.add(new CaseRepository.Fired(clock.clock().code(), breach, late, clock.alert()));
            });
        }
    }
}
