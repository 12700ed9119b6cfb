package org.redress.contract.complaint;

import org.jspecify.annotations.Nullable;

/**
 * Who caused an event.
 *
 * @param id the user id, API key id or source code; never a name or an address. Absent for customers and Redress itself.
 */
public record Actor(ActorKind kind, @Nullable String id) {}
