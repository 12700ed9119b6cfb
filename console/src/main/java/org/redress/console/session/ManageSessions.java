package org.redress.console.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.redress.console.account.Account;
import org.redress.console.account.ManageAccounts;
import org.redress.kit.problem.Problem;

/**
 * Signing in and out. A session ends 30 minutes after its last use, 12 hours after it began, by signing out, and by a change of the account.
 * What was looked up holds for two seconds on this instance, so an end made elsewhere bites within that time.
 */
@ApplicationScoped
public class ManageSessions {

    /** The longest a session lives unused. */
    public static final Duration IDLE = Duration.ofMinutes(30);
    /** The longest a session lives. */
    public static final Duration ABSOLUTE = Duration.ofHours(12);

    private static final Duration REMEMBERED = Duration.ofSeconds(2);
    private static final int REMEMBERED_AT_MOST = 10_000;

    private final ManageAccounts accounts;
    private final Sessions sessions;
    private final SignInLimiter limiter;
    private final Event<SessionEnded> ended;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final ConcurrentMap<String, Remembered> remembered = new ConcurrentHashMap<>();

    ManageSessions(
            ManageAccounts accounts, Sessions sessions, SignInLimiter limiter, Event<SessionEnded> ended, Clock clock) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.limiter = limiter;
        this.ended = ended;
        this.clock = clock;
    }

    private record Remembered(Account account, byte[] userAgent, Instant until) {}

    /** A new session. */
    public record SignedIn(SessionToken token, Account account) {}

    /**
     * Signs a person in, always with a new token.
     *
     * @param address where the request comes from
     * @throws org.redress.kit.problem.ProblemException 401 with the same words for an unknown user, a wrong password and a disabled account;
     *     429 after too many failures
     */
    public SignedIn signIn(String username, String password, String userAgent, String address) {
        limiter.check(username, address);
        Optional<Account> account = accounts.authenticate(username, password);
        if (account.isEmpty()) {
            limiter.failed(username, address);
            throw Problem.of(401, "sign-in-failed", "Username or password is wrong", null)
                    .exception();
        }
        limiter.succeeded(username, address);
        SessionToken token = SessionToken.random(random);
        Instant now = clock.instant();
        sessions.add(token.hash(), account.get().id(), hash(userAgent), now);
        accounts.signedIn(account.get().id(), now);
        return new SignedIn(token, account.get());
    }

    /** A session looked up lately, without asking the database. */
    public Optional<Account> remembered(SessionToken token, String userAgent) {
        Remembered known = remembered.get(key(token));
        if (known == null || !clock.instant().isBefore(known.until())) {
            return Optional.empty();
        }
        return MessageDigest.isEqual(known.userAgent(), hash(userAgent))
                ? Optional.of(known.account())
                : Optional.empty();
    }

    /** The person behind a token; asks the database. */
    public Optional<Account> account(SessionToken token, String userAgent) {
        Instant now = clock.instant();
        byte[] agent = hash(userAgent);
        Optional<Account> account = sessions.account(token.hash(), agent, now);
        if (remembered.size() >= REMEMBERED_AT_MOST) {
            remembered.clear();
        }
        account.ifPresentOrElse(
                known -> remembered.put(key(token), new Remembered(known, agent, now.plus(REMEMBERED))),
                () -> remembered.remove(key(token)));
        return account;
    }

    /** Ends a session at once. */
    public void signOut(SessionToken token) {
        sessions.remove(token.hash());
        remembered.remove(key(token));
        ended.fire(new SessionEnded(token.hash()));
    }

    /** Which of these sessions, given by their tokens' hashes, have not ended. */
    public List<byte[]> living(Collection<byte[]> tokenHashes) {
        return sessions.living(tokenHashes, clock.instant());
    }

    /** Forgets what is remembered of a person whose sessions have ended. */
    public void forget(UUID accountId) {
        remembered.values().removeIf(known -> known.account().id().equals(accountId));
    }

    private static String key(SessionToken token) {
        return HexFormat.of().formatHex(token.hash());
    }

    private static byte[] hash(String userAgent) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(userAgent.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
