package org.redress.contract.alert;

import java.math.BigDecimal;
import java.time.Instant;
import org.redress.contract.InvalidEventException;

/**
 * How fast an error budget burned within a window.
 *
 * @param from included, a whole quarter of an hour
 * @param to the moment of asking
 * @param n how many were counted
 * @param bad how many of them missed
 * @param burn the share of the bad, divided by the share that the objective allows
 */
public record BurnWindow(Instant from, Instant to, int n, int bad, BigDecimal burn) {

    public BurnWindow {
        if (bad < 0 || bad > n) {
            throw new InvalidEventException(bad + " of " + n + " is no share");
        }
    }
}
