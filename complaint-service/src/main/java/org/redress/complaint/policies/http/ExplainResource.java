package org.redress.complaint.policies.http;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.redress.complaint.caselist.ReadCases;
import org.redress.complaint.casework.CaseDetails;
import org.redress.complaint.policies.Definitions;
import org.redress.complaint.policies.StoredPolicy;
import org.redress.complaint.policy.LegalBasis;
import org.redress.complaint.policy.PolicyRule;
import org.redress.complaint.policy.ReadyPolicies;
import org.redress.complaint.policy.ReadyPolicy;
import org.redress.complaint.simulate.http.ExplainedClocks;
import org.redress.complaint.simulate.http.SimulationView;
import org.redress.complaint.sla.CaseTimes;
import org.redress.complaint.sla.ClockReport;
import org.redress.complaint.sla.PolicyAssignment;
import org.redress.complaint.sla.SlaClock;

/** Why a case has the deadlines it has. */
@Path("/api/v1/complaints/{id}/sla/explain")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "SLA")
public class ExplainResource {

    private final ReadCases cases;
    private final Definitions definitions;
    private final ReadyPolicies packs;

    ExplainResource(ReadCases cases, Definitions definitions, ReadyPolicies packs) {
        this.cases = cases;
        this.definitions = definitions;
        this.packs = packs;
    }

    @GET
    @Blocking
    @Operation(
            operationId = "explainSla",
            summary = "The policy version of a case and why it matched, and every step to each deadline")
    @APIResponse(
            responseCode = "200",
            description = "In words and as data",
            content = @Content(schema = @Schema(implementation = ExplainView.class)))
    @APIResponse(responseCode = "404", description = "No such case")
    public ExplainView explain(@PathParam("id") String id) {
        CaseDetails details = cases.one(id);
        PolicyAssignment policyAssignment = details.pin();
        List<ExplainView.KeptView> kept = new ArrayList<>();
        new TreeMap<>(policyAssignment.kept())
                .forEach((clock, earlier) -> kept.add(new ExplainView.KeptView(clock, definitions.name(earlier))));
        return new ExplainView(
                details.id(),
                details.number(),
                details.milestones().receivedAt(),
                details.asOf(),
                policy(policyAssignment),
                kept,
                clocks(details, policyAssignment));
    }

    private List<SimulationView.ClockView> clocks(CaseDetails details, PolicyAssignment policyAssignment) {
        ExplainedClocks explained = new ExplainedClocks();
        CaseTimes times = details.times();
        if (times != null) {
            for (ClockReport clockReport : definitions
                    .engine(policyAssignment)
                    .courses(times, details.clocks(), details.asOf(), ZoneOffset.UTC)) {
                SlaClock clock = clockReport.clock();
                String policy = clock.policy() == null ? definitions.name(policyAssignment) : clock.policy();
                explained.add(
                        clockReport,
                        policy,
                        definitions.calendar(policyAssignment, clock.code()),
                        details.asOf(),
                        grounds(policyAssignment.of(clock.code()), clock.code()));
            }
        }
        return explained.views();
    }

    private @Nullable LegalBasis grounds(PolicyAssignment given, String clock) {
        StoredPolicy policy = definitions.policy(given);
        String pack = policy == null ? null : policy.definition().pack();
        ReadyPolicy ready = policy == null || pack == null
                ? null
                : packs.find(pack, policy.definition().variant());
        return ready == null ? null : ready.grounds().get(clock);
    }

    private ExplainView.PolicyView policy(PolicyAssignment policyAssignment) {
        StoredPolicy policy = definitions.policy(policyAssignment);
        List<ExplainView.MatchView> matched = new ArrayList<>();
        List<ExplainView.CalendarView> calendars = new ArrayList<>();
        new TreeMap<>(policyAssignment.calendars())
                .forEach((id, version) -> calendars.add(new ExplainView.CalendarView(id, version)));
        if (policy == null) {
            return new ExplainView.PolicyView(
                    PolicyAssignment.CONFIGURED,
                    definitions.name(policyAssignment),
                    null,
                    null,
                    null,
                    matched,
                    calendars,
                    "No stored policy was given to this case: the targets of the configuration hold.");
        }
        PolicyRule rule = policy.rule(policyAssignment.rule());
        for (Map.Entry<String, String> value : new TreeMap<>(policyAssignment.matched()).entrySet()) {
            Set<String> accepted = rule.match().getOrDefault(value.getKey(), Set.of());
            matched.add(
                    new ExplainView.MatchView(value.getKey(), value.getValue(), List.copyOf(new TreeSet<>(accepted))));
        }
        return new ExplainView.PolicyView(
                policy.id(),
                definitions.name(policyAssignment),
                policy.version(),
                policy.effectiveFrom(),
                rule.name(),
                matched,
                calendars,
                words(policy, rule, matched));
    }

    private static String words(StoredPolicy policy, PolicyRule rule, List<ExplainView.MatchView> matched) {
        StringBuilder words = new StringBuilder("Policy ")
                .append(policy.id())
                .append(", version ")
                .append(policy.version())
                .append(", in force for complaints received from ")
                .append(policy.effectiveFrom())
                .append(" on. ");
        if (rule.match().isEmpty()) {
            return words.append("No rule of it matched, so its default holds.").toString();
        }
        words.append("Rule ").append(rule.name()).append(" was the first that matched: ");
        String next = "";
        for (ExplainView.MatchView value : matched) {
            words.append(next)
                    .append(value.attribute())
                    .append(" was ")
                    .append(value.value())
                    .append(", which it accepts");
            next = "; ";
        }
        return words.append('.').toString();
    }
}
