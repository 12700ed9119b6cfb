package org.redress.complaint;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.redress.complaint.casework.CaseMetrics;
import org.redress.complaint.casework.CaseRepository;
import org.redress.complaint.casework.CaseWriter;
import org.redress.complaint.casework.store.PersonHashes;
import org.redress.complaint.casework.store.PostgresCaseRepository;
import org.redress.complaint.policies.DefinitionStore;
import org.redress.complaint.policies.Definitions;
import org.redress.complaint.sla.AroundTheClock;
import org.redress.complaint.sla.ClockCondition;
import org.redress.complaint.sla.ClockRule;
import org.redress.complaint.sla.ReopenRule;
import org.redress.complaint.sla.SlaEngine;
import org.redress.complaint.sla.SlaPolicy;
import org.redress.complaint.sweep.ClockWitness;
import org.redress.kit.idempotency.IdempotencyKeys;
import org.redress.messaging.EventLog;

/** Plain objects of the domain with what they need from outside. */
@Singleton
class ComplaintBeans {

    @Produces
    @Singleton
    SlaEngine slaEngine(SlaConfig config) {
        List<ClockRule> rules = new ArrayList<>();
        rules.add(rule("acknowledgement", config.acknowledgement(), ClockCondition.ACKNOWLEDGEMENT, config));
        rules.add(rule("first-response", config.firstResponse(), ClockCondition.FIRST_RESPONSE, config));
        config.nextResponse()
                .ifPresent(target -> rules.add(ClockRule.ofExchanges("next-response", target, config.warnings())));
        rules.add(rule("resolution", config.resolution(), ClockCondition.RESOLUTION, config));
        return new SlaEngine(new SlaPolicy(config.policy(), rules), new AroundTheClock());
    }

    @Produces
    @Singleton
    Definitions definitions(DefinitionStore store, SlaEngine engine, Clock clock) {
        return new Definitions(store, engine, clock);
    }

    private static ClockRule rule(String clock, Duration target, ClockCondition stop, SlaConfig config) {
        boolean pausedWhileWaiting = stop == ClockCondition.RESOLUTION;
        return new ClockRule(clock, target, stop, pausedWhileWaiting, ReopenRule.RESUME, config.warnings());
    }

    @Produces
    @Singleton
    CaseRepository ledger(
            AgroalDataSource dataSource,
            EventLog eventLog,
            IdempotencyKeys keys,
            Definitions definitions,
            CaseMetrics metrics,
            PersonHashes hashes) {
        return new PostgresCaseRepository(dataSource, eventLog, keys, definitions, metrics, hashes);
    }

    @Produces
    @Singleton
    ClockWitness witness(Clock clock, SweepConfig config) {
        return new ClockWitness(clock, config.clockTolerance());
    }

    @Produces
    @Singleton
    CaseWriter writer(CaseRepository ledger, WriterConfig config) {
        return new CaseWriter(ledger, config.workers(), config.groupSize(), config.queueSize());
    }

    void close(@Disposes CaseWriter writer) {
        writer.close();
    }
}
