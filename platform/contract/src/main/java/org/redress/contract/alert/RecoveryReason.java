package org.redress.contract.alert;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.redress.contract.WireName;

/** Why an objective no longer burns. */
public enum RecoveryReason {
    /** The figures are good again. */
    FIGURES,
    /** Somebody changed the objective; it is judged anew. */
    CHANGED,
    /** Somebody deleted the objective. */
    DELETED;

    /** The form used in JSON. */
    @JsonValue
    public String wireName() {
        return WireName.of(this);
    }

    /** The constant with this wire name; refuses any other with the accepted names. */
    @JsonCreator
    public static RecoveryReason ofWireName(String wireName) {
        return WireName.parse(RecoveryReason.class, wireName);
    }
}
