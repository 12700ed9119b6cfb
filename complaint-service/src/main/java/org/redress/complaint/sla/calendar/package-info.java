/**
 * Business calendars: local windows of a zone, holidays and dated exceptions, turned into tables of instants (rules C1 to C7 of the SLA
 * semantics). Immutable and safe for any number of threads.
 */
@NullMarked
package org.redress.complaint.sla.calendar;

import org.jspecify.annotations.NullMarked;
