package org.redress.contract.alert;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.redress.contract.WireName;

/** How urgent an alert is. */
public enum Severity {
    /** Can wait for the working day. */
    TICKET,
    /** Somebody should look now. */
    PAGE;

    /** The form used in JSON. */
    @JsonValue
    public String wireName() {
        return WireName.of(this);
    }

    /** The constant with this wire name; refuses any other with the accepted names. */
    @JsonCreator
    public static Severity ofWireName(String wireName) {
        return WireName.parse(Severity.class, wireName);
    }
}
