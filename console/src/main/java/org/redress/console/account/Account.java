package org.redress.console.account;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person who may sign in.
 *
 * @param username what they type, in lower case
 * @param displayName what colleagues see
 * @param roles among agent, supervisor, ops, admin, auditor
 * @param team the code of their team
 * @param mustChangePassword whether the password was given by somebody else
 * @param active whether they may sign in
 * @param version 1, 2, 3 …; raised by each change that the services hear of
 */
public record Account(
        UUID id,
        String username,
        @Nullable String displayName,
        Set<String> roles,
        @Nullable String team,
        boolean mustChangePassword,
        boolean active,
        int version,
        Instant createdAt,
        @Nullable Instant lastSignInAt) {

    public Account {
        roles = Set.copyOf(roles);
    }

    /** What to call them. */
    public String shownName() {
        return displayName == null ? username : displayName;
    }
}
