/** iCalendar files over HTTP. */
@NullMarked
package org.redress.complaint.ical.http;

import org.jspecify.annotations.NullMarked;
