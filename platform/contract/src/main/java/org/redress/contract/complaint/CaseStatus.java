package org.redress.contract.complaint;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.redress.contract.WireName;

/** Where a case stands. */
public enum CaseStatus {
    /** Received, nobody owns it. */
    NEW,
    /** Somebody works on it. */
    OPEN,
    /** The next move is the customer's. */
    WAITING_FOR_CUSTOMER,
    /** An answer settled the matter; closing is a formality that may follow. */
    RESOLVED,
    /** Nothing more will happen unless it is reopened. */
    CLOSED,
    /** The customer took the complaint back. */
    WITHDRAWN,
    /** A duplicate: another case goes on in its place. */
    MERGED;

    /** The form used in JSON. */
    @JsonValue
    public String wireName() {
        return WireName.of(this);
    }

    /** The constant with this wire name; refuses any other with the accepted names. */
    @JsonCreator
    public static CaseStatus ofWireName(String wireName) {
        return WireName.parse(CaseStatus.class, wireName);
    }
}
