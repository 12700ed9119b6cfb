package org.redress.complaint.desk.http;

import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PathParam;
import org.jspecify.annotations.Nullable;

/**
 * What every move at the desk comes with beside its body.
 *
 * @param id the case
 * @param ifMatch the version that the agent has seen
 * @param key repeats the answer to a request that was sent before
 */
record AgentActionCall(
        @PathParam("id") String id,
        @HeaderParam("If-Match") @Nullable String ifMatch,
        @HeaderParam("Idempotency-Key") @Nullable String key) {}
