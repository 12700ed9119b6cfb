package org.redress.complaint.ical;

import java.io.Serial;

/** A file that is not iCalendar, or too large to be one of dates. The message says where. */
public final class NotIcalException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    NotIcalException(String message) {
        super(message);
    }
}
