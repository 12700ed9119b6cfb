package org.redress.complaint.sla.calendar;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A date on which nothing counts (C3).
 *
 * @param name what people call it
 * @param active an inactive one has no effect
 */
public record OwnHoliday(LocalDate date, @Nullable String name, boolean active) {}
