package org.redress.console.session;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.redress.kit.problem.Problem;

/**
 * Slows guessing down: five failures a minute per account and address, thirty per address; beyond that the wait doubles, up to a minute.
 * Nobody is locked out: an account that is attacked from elsewhere can still sign in from its own address. Kept in memory, bounded.
 */
@ApplicationScoped
public class SignInLimiter {

    private static final int PER_ACCOUNT = 5;
    private static final int PER_ADDRESS = 30;
    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final int KEPT = 20_000;

    private final Clock clock;
    private final Map<String, Failures> failures = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
            return size() > KEPT;
        }
    };

    SignInLimiter(Clock clock) {
        this.clock = clock;
    }

    private record Failures(int count, Instant last) {}

    /**
     * Lets a try pass or not.
     *
     * @throws org.redress.kit.problem.ProblemException 429 with {@code Retry-After}
     */
    synchronized void check(String username, String address) {
        Instant now = clock.instant();
        Duration wait = max(
                wait(failures.get(account(username, address)), PER_ACCOUNT, now),
                wait(failures.get(address), PER_ADDRESS, now));
        if (wait.isPositive()) {
            throw Problem.of(429, "too-many-sign-ins", "Too many failed sign-ins", "Wait a little, then try again.")
                    .header("Retry-After", String.valueOf(wait.toSeconds() + 1))
                    .exception();
        }
    }

    synchronized void failed(String username, String address) {
        count(account(username, address));
        count(address);
    }

    synchronized void succeeded(String username, String address) {
        failures.remove(account(username, address));
    }

    private void count(String key) {
        Instant now = clock.instant();
        failures.merge(
                key,
                new Failures(1, now),
                (before, first) -> before.last().plus(WINDOW.multipliedBy(2)).isBefore(now)
                        ? first
                        : new Failures(before.count() + 1, now));
    }

    private static Duration wait(@Nullable Failures known, int allowed, Instant now) {
        if (known == null || known.count() < allowed) {
            return Duration.ZERO;
        }
        Duration pause = Duration.ofSeconds(1L << Math.min(10, known.count() - allowed + 1));
        Instant next = known.last().plus(pause.compareTo(LONGEST) > 0 ? LONGEST : pause);
        return next.isAfter(now) ? Duration.between(now, next) : Duration.ZERO;
    }

    private static Duration max(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private static String account(String username, String address) {
        String name = username.strip().toLowerCase(Locale.ROOT);
        return name.substring(0, Math.min(name.length(), 100)) + " from " + address;
    }
}
