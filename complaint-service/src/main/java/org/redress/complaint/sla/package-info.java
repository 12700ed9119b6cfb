/**
 * The SLA engine: (policy, calendar, what happened to a case, as-of) to clocks. Pure: no framework, no {@code now()}; the same code
 * serves live events, late ones, history and previews.
 */
@NullMarked
package org.redress.complaint.sla;

import org.jspecify.annotations.NullMarked;
