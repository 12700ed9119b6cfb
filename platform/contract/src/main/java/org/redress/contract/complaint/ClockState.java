package org.redress.contract.complaint;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.redress.contract.WireName;

/**
 * What a clock says. {@code met} and {@code breached} follow from event times, never from the time a job ran (DEC-7). {@code void}: an event
 * that was told late took away what the clock began with, so there never was such a promise; it counts nowhere.
 */
public enum ClockState {
    RUNNING,
    PAUSED,
    MET,
    BREACHED,
    CANCELLED,
    VOID;

    /** The form used in JSON. */
    @JsonValue
    public String wireName() {
        return WireName.of(this);
    }

    /** The constant with this wire name; refuses any other with the accepted names. */
    @JsonCreator
    public static ClockState ofWireName(String wireName) {
        return WireName.parse(ClockState.class, wireName);
    }
}
