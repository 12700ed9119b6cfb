package org.redress.contract.identity;

import java.util.List;
import java.util.UUID;

/**
 * What the services may know of a user after a change ({@code org.redress.identity.user-changed.v1}): no name, no address.
 *
 * @param userId the user, and the key of the record
 * @param version 1, 2, 3 … of this user; the highest holds
 * @param roles among agent, supervisor, ops, admin, auditor
 * @param team the team's code, empty for none
 * @param active whether the user may sign in and be assigned cases
 */
public record UserChanged(UUID userId, int version, List<String> roles, String team, boolean active) {

    /** The CloudEvents {@code type}. */
    public static final String TYPE = "org.redress.identity.user-changed.v1";
}
