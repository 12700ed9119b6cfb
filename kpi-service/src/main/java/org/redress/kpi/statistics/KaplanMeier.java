package org.redress.kpi.statistics;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The Kaplan-Meier estimate of how long something lasts when not everything has ended: what is censored is known to have lasted at least so
 * long. Its median is the first time at which at most half is left; the interval of the median is Brookmeyer and Crowley's, with Greenwood's
 * variance on the scale of log(-log S).
 */
public final class KaplanMeier {

    /** The method in the words of an answer. */
    public static final String METHOD =
            "Kaplan-Meier; first time with S <= 0.5; interval 95 % by Brookmeyer-Crowley, Greenwood variance on log(-log S)";

    /** A product of shares that is a half may be off by a rounding error. */
    private static final double HALF = 0.5 + 1e-12;

    private final long n;
    private final long ended;
    private final @Nullable Long median;
    private final @Nullable Long low;
    private final @Nullable Long high;

    /**
     * What happened at one time.
     *
     * @param time how long it lasted, in any unit
     * @param ended how many ended then
     * @param censored how many were last seen then, not ended; they count as at risk at this time
     */
    public record Step(long time, long ended, long censored) {}

    private KaplanMeier(long n, long ended, @Nullable Long median, @Nullable Long low, @Nullable Long high) {
        this.n = n;
        this.ended = ended;
        this.median = median;
        this.low = low;
        this.high = high;
    }

    /**
     * The estimate.
     *
     * @param steps by ascending time, each time once
     */
    public static KaplanMeier of(List<Step> steps) {
        long n =
                steps.stream().mapToLong(step -> step.ended() + step.censored()).sum();
        long atRisk = n;
        long ended = 0;
        double survival = 1;
        double greenwood = 0;
        Long median = null;
        Long low = null;
        Long high = null;
        for (Step step : steps) {
            if (step.ended() > 0) {
                ended += step.ended();
                survival *= (double) (atRisk - step.ended()) / atRisk;
                greenwood += (double) step.ended() / ((double) atRisk * (atRisk - step.ended()));
                // Nobody is left: the last step of the curve, whose variance nobody can tell.
                boolean last = atRisk == step.ended();
                double factor = last ? 0 : Interval.Z * Math.sqrt(greenwood) / -Math.log(survival);
                if (low == null && (last || Math.pow(survival, Math.exp(factor)) <= HALF)) {
                    low = step.time();
                }
                if (median == null && survival <= HALF) {
                    median = step.time();
                }
                if (high == null && !last && Math.pow(survival, Math.exp(-factor)) <= HALF) {
                    high = step.time();
                }
            }
            atRisk -= step.ended() + step.censored();
        }
        return new KaplanMeier(n, ended, median, low, high);
    }

    /** How many there are. */
    public long n() {
        return n;
    }

    /** How many of them ended. */
    public long ended() {
        return ended;
    }

    /** The median; absent if more than half last longer than anybody was watched. */
    public @Nullable Long median() {
        return median;
    }

    /** The lower end of the interval of the median at 95 %; absent if it is not reached. */
    public @Nullable Long low() {
        return low;
    }

    /** The upper end of the interval of the median at 95 %; absent if it is not reached: it is open above. */
    public @Nullable Long high() {
        return high;
    }
}
