package org.redress.console.account;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All accounts. Joins the caller's transaction; what the services must hear of is published with it. */
public interface Accounts {

    /** An account with its password hash, for signing in only. */
    record WithPassword(Account account, String passwordHash) {}

    /** Every account, by username. */
    List<Account> all();

    /** The account with this id. */
    Optional<Account> find(UUID id);

    /** The account with this username and its password hash. */
    Optional<WithPassword> findByUsername(String username);

    /** Whether there is none yet. */
    boolean none();

    /** Adds an account; false if the username is taken. */
    boolean add(Account account, String passwordHash, String actor);

    /** Stores new properties; ends the account's sessions if asked to. */
    Account change(
            UUID id,
            @Nullable String displayName,
            Set<String> roles,
            @Nullable String team,
            boolean active,
            boolean endSessions,
            String actor);

    /** Stores a new password and ends the account's sessions. */
    void changePassword(UUID id, String passwordHash, boolean mustChange);

    /** Remembers a sign-in. */
    void signedIn(UUID id, Instant at);
}
