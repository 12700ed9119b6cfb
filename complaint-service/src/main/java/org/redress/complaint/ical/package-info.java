/** Calendars as iCalendar files (RFC 5545): what others publish is read, ours are written so that any calendar program shows them. */
@NullMarked
package org.redress.complaint.ical;

import org.jspecify.annotations.NullMarked;
