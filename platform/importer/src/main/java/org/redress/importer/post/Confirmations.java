package org.redress.importer.post;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Which rows are safe. Connections answer in any order; the confirmed prefix is the rows from the first on whose events have all been
 * answered, so that an import can go on after it.
 */
public final class Confirmations {

    private final Deque<Ticket> open = new ArrayDeque<>();
    private long confirmed;

    /** A row under way. */
    public static final class Ticket {
        private final long row;
        private final long line;
        private int awaited;

        private Ticket(long row, long line, int awaited) {
            this.row = row;
            this.line = line;
            this.awaited = awaited;
        }

        /** The line of the file on which the row begins. */
        public long line() {
            return line;
        }
    }

    /** Announces a row with that many events, none for a row that posts nothing. Rows come in their order. */
    public synchronized Ticket open(long row, long line, int events) {
        Ticket ticket = new Ticket(row, line, events);
        open.addLast(ticket);
        advance();
        return ticket;
    }

    /** One event of the row was answered. */
    public synchronized void answered(Ticket ticket) {
        ticket.awaited--;
        advance();
    }

    private void advance() {
        for (Ticket first = open.peekFirst(); first != null && first.awaited == 0; first = open.peekFirst()) {
            confirmed = first.row;
            open.removeFirst();
        }
    }

    /** The last row up to which all are answered; 0 if none is. */
    public synchronized long confirmedRows() {
        return confirmed;
    }
}
