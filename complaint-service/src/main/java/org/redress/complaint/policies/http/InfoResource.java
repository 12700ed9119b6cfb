package org.redress.complaint.policies.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.redress.complaint.caselist.ReadCases;
import org.redress.complaint.policies.Definitions;
import org.redress.complaint.policies.StoredPolicy;
import org.redress.complaint.sla.ClockRule;
import org.redress.complaint.sla.SlaEngine;

/** What is in force here. */
@Path("/api/v1/info")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Info")
public class InfoResource {

    private final ReadCases cases;
    private final SlaEngine engine;
    private final Definitions definitions;
    private final java.time.Clock time;

    InfoResource(ReadCases cases, SlaEngine engine, Definitions definitions, java.time.Clock time) {
        this.cases = cases;
        this.engine = engine;
        this.definitions = definitions;
        this.time = time;
    }

    /**
     * What new cases are given, and the sources and custom fields seen.
     *
     * @param policy the configured policy, for cases that no stored one matches
     * @param clocks of the configured policy
     * @param policies stored policies in force for what is received now, in the order in which they are tried
     * @param fields names of the custom fields that the latest cases carry
     */
    @Schema(name = "Info")
    record Info(
            String policy,
            List<Clock> clocks,
            List<PolicyInForce> policies,
            List<String> sources,
            List<String> fields) {}

    /** A stored policy. */
    @Schema(name = "PolicyInForce")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PolicyInForce(
            String id, int version, int position, @Nullable String pack) {

        static PolicyInForce of(StoredPolicy policy) {
            return new PolicyInForce(
                    policy.id(),
                    policy.version(),
                    policy.definition().position(),
                    policy.definition().pack());
        }
    }

    /** One promise of the configured policy. */
    @Schema(name = "PolicyClock")
    record Clock(
            String clock,
            @Nullable Long targetSeconds,
            boolean pausedWhileWaiting,
            String reopening,
            List<Integer> warnings) {

        static Clock of(ClockRule rule) {
            Duration time = rule.time();
            return new Clock(
                    rule.clock(),
                    time == null ? null : time.toSeconds(),
                    rule.pausedWhileWaiting(),
                    rule.reopen().name().toLowerCase(Locale.ROOT),
                    rule.warnings());
        }
    }

    @GET
    @Operation(operationId = "readInfo", summary = "The policies in force, the sources and the custom fields seen")
    public Info info() {
        return new Info(
                engine.policy().name(),
                engine.policy().rules().stream().map(Clock::of).toList(),
                definitions.catalogue().inForce(time.instant()).stream()
                        .map(PolicyInForce::of)
                        .toList(),
                cases.sources(),
                cases.fields());
    }
}
