package org.redress.messaging;

/** One record can never be applied: unknown type, wrong shape, impossible content. It is parked; the others go on. */
public final class PoisonEventException extends RuntimeException {

    private final transient ReceivedEvent event;

    /**
     * @param event the record at fault
     * @param reason what is wrong with it, without its content
     */
    public PoisonEventException(ReceivedEvent event, String reason, Throwable cause) {
        super(reason, cause);
        this.event = event;
    }

    /** The record at fault. */
    public ReceivedEvent event() {
        return event;
    }
}
