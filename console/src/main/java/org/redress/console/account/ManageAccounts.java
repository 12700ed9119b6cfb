package org.redress.console.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.redress.kit.Uuids;
import org.redress.kit.caller.Roles;
import org.redress.kit.problem.Problem;
import org.redress.kit.problem.ProblemException;

/** What can be done with accounts. */
@ApplicationScoped
public class ManageAccounts {

    private static final Pattern USERNAME = Pattern.compile("[a-z0-9][a-z0-9._@+-]{0,99}");
    private static final Pattern TEAM = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._/&-]{0,99}");
    private static final String ONE_TIME_ALPHABET = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private static final int ONE_TIME_LENGTH = 20;

    private final Accounts accounts;
    private final PasswordHashes hashes;
    private final Clock clock;
    private final PasswordRules rules = PasswordRules.standard();
    private final SecureRandom random = new SecureRandom();

    ManageAccounts(Accounts accounts, PasswordHashes hashes, Clock clock) {
        this.accounts = accounts;
        this.hashes = hashes;
        this.clock = clock;
    }

    /** An account whose password somebody else has to pass on; it must be changed at the first sign-in. */
    public record Invited(Account account, String oneTimePassword) {}

    /**
     * New properties of an account.
     *
     * @param displayName null leaves it, empty removes it
     * @param roles null leaves them
     * @param team null leaves it, empty removes it
     * @param active null leaves it
     */
    public record Change(
            @Nullable String displayName,
            @Nullable Set<String> roles,
            @Nullable String team,
            @Nullable Boolean active) {}

    /** Every account. */
    @Transactional
    public List<Account> all() {
        return accounts.all();
    }

    /** The account with this id. */
    @Transactional
    public Optional<Account> find(UUID id) {
        return accounts.find(id);
    }

    /**
     * Adds an account with a one-time password.
     *
     * @throws ProblemException 400 for bad properties, 409 if the username is taken
     */
    @Transactional
    public Invited invite(
            String username, @Nullable String displayName, Set<String> roles, @Nullable String team, String actor) {
        String password = oneTimePassword();
        Account account = add(username, displayName, roles, team, password, true, actor);
        return new Invited(account, password);
    }

    /** Adds an account with a password chosen by its owner. */
    @Transactional
    public Account add(
            String username,
            @Nullable String displayName,
            Set<String> roles,
            @Nullable String team,
            String password,
            boolean mustChange,
            String actor) {
        String name = username.strip().toLowerCase(Locale.ROOT);
        if (!USERNAME.matcher(name).matches()) {
            throw Problem.invalidRequest("The username is not valid.")
                    .at("/username", "malformed", "must have letters a to z, digits, and . _ @ + -, at most 100")
                    .exception();
        }
        Account account = new Account(
                Uuids.next(),
                name,
                displayName(displayName),
                checkedRoles(roles),
                checkedTeam(team),
                mustChange,
                true,
                1,
                clock.instant(),
                null);
        if (!accounts.add(account, hashes.hash(password), actor)) {
            throw Problem.of(409, "username-taken", "The username is taken", "Choose another one.")
                    .at("/username", "taken", "is taken")
                    .exception();
        }
        return account;
    }

    /**
     * Changes an account. New roles and disabling end its sessions.
     *
     * @throws ProblemException 404 if there is none, 400 for bad properties, 409 if no administrator would be left
     */
    @Transactional
    public Account change(UUID id, Change change, String actor) {
        Account before = accounts.find(id).orElseThrow(ManageAccounts::unknown);
        Set<String> roles = change.roles() == null ? before.roles() : checkedRoles(change.roles());
        boolean active = change.active() == null ? before.active() : change.active();
        boolean loses = before.active() && (!active || !roles.contains(Roles.ADMIN));
        if (before.roles().contains(Roles.ADMIN) && loses && !anotherAdmin(id)) {
            throw Problem.of(
                            409, "last-administrator", "Somebody must be able to administer", "Make another one first.")
                    .exception();
        }
        String team = change.team() == null ? before.team() : checkedTeam(change.team());
        boolean endSessions = !roles.equals(before.roles())
                || active != before.active()
                || !java.util.Objects.equals(team, before.team());
        return accounts.change(
                id,
                change.displayName() == null ? before.displayName() : displayName(change.displayName()),
                roles,
                team,
                active,
                endSessions,
                actor);
    }

    /**
     * Gives an account a new one-time password and ends its sessions.
     *
     * @throws ProblemException 404 if there is none
     */
    @Transactional
    public Invited resetPassword(UUID id) {
        Account account = accounts.find(id).orElseThrow(ManageAccounts::unknown);
        String password = oneTimePassword();
        accounts.changePassword(id, hashes.hash(password), true);
        return new Invited(account, password);
    }

    /**
     * Changes one's own password and ends all one's sessions.
     *
     * @throws ProblemException 403 if the current password is wrong, 400 if the next one cannot be used
     */
    @Transactional
    public void changePassword(UUID id, String current, String next) {
        Account account = accounts.find(id).orElseThrow(ManageAccounts::unknown);
        if (authenticate(account.username(), current).isEmpty()) {
            throw Problem.of(403, "password-wrong", "The current password is wrong", null)
                    .at("/current", "wrong", "is not your current password")
                    .exception();
        }
        rules.check(next, account.username(), "/next");
        if (PasswordRules.normalised(current).equals(PasswordRules.normalised(next))) {
            throw Problem.of(400, "password-refused", "This password cannot be used", "It is the one you have.")
                    .at("/next", "unchanged", "is the password you have")
                    .exception();
        }
        accounts.changePassword(id, hashes.hash(next), false);
    }

    /**
     * The active account with this username and password; unknown names and wrong passwords take the same time. Not in a transaction: no
     * connection is held while the hash is computed.
     */
    public Optional<Account> authenticate(String username, String password) {
        Optional<Accounts.WithPassword> found =
                accounts.findByUsername(username.strip().toLowerCase(Locale.ROOT));
        if (found.isEmpty() || password.length() > 2 * PasswordRules.MAX) {
            hashes.matchesNobody(password.substring(0, Math.min(password.length(), PasswordRules.MAX)));
            return Optional.empty();
        }
        boolean right = hashes.matches(password, found.get().passwordHash());
        return right && found.get().account().active() ? Optional.of(found.get().account()) : Optional.empty();
    }

    /** Remembers a sign-in. */
    @Transactional
    public void signedIn(UUID id, Instant at) {
        accounts.signedIn(id, at);
    }

    /** Whether there is no account at all: the very first start. */
    @Transactional
    public boolean none() {
        return accounts.none();
    }

    /** A password that nobody will guess and that can be typed: 20 characters, about 116 bits. */
    String oneTimePassword() {
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < ONE_TIME_LENGTH; i++) {
            password.append(ONE_TIME_ALPHABET.charAt(random.nextInt(ONE_TIME_ALPHABET.length())));
        }
        return password.toString();
    }

    private boolean anotherAdmin(UUID id) {
        return accounts.all().stream()
                .anyMatch(other -> other.active()
                        && other.roles().contains(Roles.ADMIN)
                        && !other.id().equals(id));
    }

    private static Set<String> checkedRoles(Set<String> roles) {
        if (roles.isEmpty() || !Roles.OF_PEOPLE.containsAll(roles)) {
            throw Problem.invalidRequest("The roles are not valid.")
                    .at("/roles", "unknown", "must be among agent, supervisor, ops, admin, auditor")
                    .exception();
        }
        return roles;
    }

    private static @Nullable String checkedTeam(@Nullable String team) {
        if (team == null || team.isBlank()) {
            return null;
        }
        if (!TEAM.matcher(team).matches()) {
            throw Problem.invalidRequest("The team is not valid.")
                    .at("/team", "malformed", "must have at most 100 letters, digits and spaces")
                    .exception();
        }
        return team;
    }

    private static @Nullable String displayName(@Nullable String name) {
        if (name == null || name.isBlank()) {
            return null;
        }
        String stripped = name.strip();
        if (stripped.length() > 100 || stripped.chars().anyMatch(Character::isISOControl)) {
            throw Problem.invalidRequest("The display name is not valid.")
                    .at("/displayName", "malformed", "must have at most 100 printable characters")
                    .exception();
        }
        return stripped;
    }

    private static ProblemException unknown() {
        return Problem.notFound("There is no such user.").exception();
    }
}
