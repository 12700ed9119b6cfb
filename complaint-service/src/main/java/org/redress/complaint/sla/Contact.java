package org.redress.complaint.sla;

import java.time.Instant;

/**
 * A message between the customer and a human here; automatic ones and internal notes are none.
 *
 * @param byCustomer whether the customer wrote it
 */
public record Contact(Instant at, boolean byCustomer) {}
