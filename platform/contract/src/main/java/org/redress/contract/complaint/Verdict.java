package org.redress.contract.complaint;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.redress.contract.WireName;

/** Whether a promise was kept. */
public enum Verdict {
    MET,
    BREACHED;

    /** The form used in JSON. */
    @JsonValue
    public String wireName() {
        return WireName.of(this);
    }

    /** The constant with this wire name; refuses any other with the accepted names. */
    @JsonCreator
    public static Verdict ofWireName(String wireName) {
        return WireName.parse(Verdict.class, wireName);
    }
}
