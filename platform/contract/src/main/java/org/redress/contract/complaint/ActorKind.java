package org.redress.contract.complaint;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.redress.contract.WireName;

/** Who caused an event. */
public enum ActorKind {
    /** The customer or somebody acting for them. */
    CUSTOMER,
    /** A person signed in at the console. */
    AGENT,
    /** Another system, through its API key. */
    SYSTEM,
    /** Redress itself: clocks, automatic messages. */
    REDRESS;

    /** The form used in JSON. */
    @JsonValue
    public String wireName() {
        return WireName.of(this);
    }

    /** The constant with this wire name; refuses any other with the accepted names. */
    @JsonCreator
    public static ActorKind ofWireName(String wireName) {
        return WireName.parse(ActorKind.class, wireName);
    }
}
