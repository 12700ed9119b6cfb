package org.redress.complaint.caselist;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A place in a list: the ordering values of the last case given.
 *
 * @param at deadline or receipt, by the list's order; absent if the case has none
 */
public record Position(@Nullable Instant at, UUID id) {}
