package org.redress.complaint.ical;

import java.io.Serial;

/** An entry that does not fit into a calendar of ours; the others are read all the same. */
final class UnsupportedEntryException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    private final String entry;

    UnsupportedEntryException(String entry, String reason) {
        super(reason);
        this.entry = entry;
    }

    IcalDraft.Note note() {
        return new IcalDraft.Note(entry, String.valueOf(getMessage()));
    }
}
