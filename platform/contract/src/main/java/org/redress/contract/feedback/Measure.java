package org.redress.contract.feedback;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.redress.contract.WireName;

/** What a survey question measures. */
public enum Measure {
    /** Net Promoter Score: 0 to 10, promoters 9 and 10, detractors 0 to 6. */
    NPS,
    /** Customer satisfaction; satisfied is the upper box of its scale. */
    CSAT,
    /** Customer effort: agreement 1 to 7 with "made it easy to handle my issue". */
    CES;

    /** The form used in JSON. */
    @JsonValue
    public String wireName() {
        return WireName.of(this);
    }

    /** The constant with this wire name; refuses any other with the accepted names. */
    @JsonCreator
    public static Measure ofWireName(String wireName) {
        return WireName.parse(Measure.class, wireName);
    }
}
