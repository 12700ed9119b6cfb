package org.redress.kpi.statistics;

import org.jspecify.annotations.Nullable;

/**
 * A service level objective on a share, for example 0.95 of first responses in time.
 *
 * @param target between 0 and 1, both excluded
 */
public record Objective(double target) {

    public Objective {
        if (!(target > 0 && target < 1)) {
            throw new IllegalArgumentException("An objective lies between 0 and 1, was " + target);
        }
    }

    /** The burn rate when everything fails; a threshold above it can never be reached. */
    public double maxBurn() {
        return 1 / (1 - target);
    }

    /** The breach share at which the error budget burns at a rate; absent if no share can do that. */
    public @Nullable Double breachShareAt(double burn) {
        double share = burn * (1 - target);
        return share > 1 ? null : share;
    }
}
