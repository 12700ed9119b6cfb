package org.redress.complaint;

import io.smallrye.health.api.Wellness;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.redress.complaint.sweep.ClockWitness;

/**
 * Down while this instance judges no deadlines because the clocks differ. Not a matter of readiness: intake and agents work by the
 * database's time and go on.
 */
@Wellness
@Singleton
class SweepHealth implements HealthCheck {

    private final boolean enabled;
    private final ClockWitness witness;

    @Inject
    SweepHealth(SweepConfig config, ClockWitness witness) {
        this(config.enabled(), witness);
    }

    SweepHealth(boolean enabled, ClockWitness witness) {
        this.enabled = enabled;
        this.witness = witness;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("sla-sweeper")
                .status(witness.agreed())
                .withData("judges", enabled && witness.agreed())
                .withData("clockDifferenceMillis", witness.difference().toMillis())
                .withData("toleranceMillis", witness.tolerance().toMillis())
                .build();
    }
}
