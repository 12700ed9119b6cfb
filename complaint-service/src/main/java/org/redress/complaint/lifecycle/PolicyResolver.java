package org.redress.complaint.lifecycle;

import java.time.Instant;
import org.redress.complaint.sla.PolicyAssignment;
import org.redress.complaint.sla.SlaEngine;

/** Which promises cases are given, and how their clocks are computed. Safe for use by several threads. */
public interface PolicyResolver {

    /**
     * What a new case is given.
     *
     * @param values what was known of it at its receipt
     */
    PolicyAssignment given(CaseValues values, Instant receivedAt);

    /**
     * The engine of the versions that a case was given.
     *
     * @throws IllegalStateException if they are not known
     */
    SlaEngine engine(PolicyAssignment policyAssignment);

    /** Promises that are the same for all cases. */
    static PolicyResolver always(SlaEngine engine) {
        return new PolicyResolver() {
            @Override
            public PolicyAssignment given(CaseValues values, Instant receivedAt) {
                return PolicyAssignment.BY_CONFIGURATION;
            }

            @Override
            public SlaEngine engine(PolicyAssignment policyAssignment) {
                return engine;
            }
        };
    }
}
