package org.redress.complaint.caselist.http;

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
import org.redress.complaint.sla.ClockRule;
import org.redress.complaint.sla.SlaEngine;

/** What is in force here. */
@Path("/api/v1/info")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Info")
public class InfoResource {

    private final ReadCases cases;
    private final SlaEngine engine;

    InfoResource(ReadCases cases, SlaEngine engine) {
        this.cases = cases;
        this.engine = engine;
    }

    /** The policy that new cases are given, and the sources seen. */
    @Schema(name = "Info")
    record Info(String policy, List<Clock> clocks, List<String> sources) {}

    /** One promise of the policy. */
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
    @Operation(operationId = "readInfo", summary = "The policy in force and the sources seen")
    public Info info() {
        return new Info(
                engine.policy().name(),
                engine.policy().rules().stream().map(Clock::of).toList(),
                cases.sources());
    }
}
