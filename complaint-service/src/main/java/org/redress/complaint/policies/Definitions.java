package org.redress.complaint.policies;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.redress.complaint.lifecycle.CaseValues;
import org.redress.complaint.lifecycle.PolicyResolver;
import org.redress.complaint.policy.ClockDraft;
import org.redress.complaint.policy.NamedCalendar;
import org.redress.complaint.sla.AroundTheClock;
import org.redress.complaint.sla.CaseTimes;
import org.redress.complaint.sla.PolicyAssignment;
import org.redress.complaint.sla.SlaEngine;
import org.redress.complaint.sla.SlaPolicy;
import org.redress.complaint.sla.calendar.BeyondHorizonException;
import org.redress.kit.etag.ETags;
import org.redress.kit.problem.Problem;

/**
 * The stored calendars and policies, in memory: giving a case its versions and computing its clocks asks the database nothing. Each
 * instance compares with the table at short intervals; versions never change, so that an old copy is never wrong about a version.
 */
public final class Definitions implements PolicyResolver {

    private final DefinitionStore store;
    private final SlaEngine configured;
    private final Clock clock;
    private volatile PolicyAssigner policyAssigner;
    private long count;

    /**
     * @param configured what a case has that no stored policy matches
     */
    public Definitions(DefinitionStore store, SlaEngine configured, Clock clock) {
        this.store = store;
        this.configured = configured;
        this.clock = clock;
        this.policyAssigner = new PolicyAssigner(Catalogue.EMPTY, configured);
    }

    /** Takes over what was saved since, here or elsewhere. */
    public synchronized void refresh() throws SQLException {
        long stored = store.count();
        if (stored != count) {
            // Read after the count: what slips in between is read now, and again compared next time.
            policyAssigner = new PolicyAssigner(store.load(policyAssigner.catalogue()), configured);
            count = stored;
        }
    }

    /** What is known here now. */
    public Catalogue catalogue() {
        return policyAssigner.catalogue();
    }

    @Override
    public PolicyAssignment given(CaseValues values, Instant receivedAt) {
        return policyAssigner.given(values, receivedAt);
    }

    @Override
    public SlaEngine engine(PolicyAssignment policyAssignment) {
        return knowing(policyAssignment).engine(policyAssignment);
    }

    /** Policy and version of a pin as clocks show it. */
    public String name(PolicyAssignment policyAssignment) {
        return policyAssigner.name(policyAssignment);
    }

    /** The calendar of a clock in the version that a case was given; null if it has none. */
    public @Nullable NamedCalendar calendar(PolicyAssignment policyAssignment, String clockCode) {
        return knowing(policyAssignment).calendar(policyAssignment, clockCode);
    }

    /** The policy of a pin; null for the configured one. */
    public @Nullable StoredPolicy policy(PolicyAssignment policyAssignment) {
        return knowing(policyAssignment).catalogue().policy(policyAssignment.policy(), policyAssignment.version());
    }

    /** What open cases are given by a version of a policy, stored or not. */
    public ReassignmentRule reassignment(StoredPolicy version) {
        return ReassignmentRule.ofPolicy(version, catalogue(), configured);
    }

    /** What open cases are given by a version of a calendar, stored or not. */
    public ReassignmentRule reassignment(NamedCalendar version) {
        return ReassignmentRule.ofCalendar(version, catalogue(), configured);
    }

    /** Another instance may have given a case a version that was saved a moment ago. */
    private PolicyAssigner knowing(PolicyAssignment policyAssignment) {
        PolicyAssigner now = policyAssigner;
        if (now.knows(policyAssignment)) {
            return now;
        }
        try {
            refresh();
        } catch (SQLException e) {
            throw new IllegalStateException("The versions of a case cannot be read", e);
        }
        return policyAssigner;
    }

    /**
     * Saves a further version.
     *
     * @param ifMatch the entity tag it is made for; not needed for the first version
     * @param ifNoneMatch {@code *} if there must be no version yet
     * @param effectiveFrom absent for now
     * @param body JSON that has been read without fault
     * @throws org.redress.kit.problem.ProblemException 428 or 412 if it was not made for the latest version
     */
    public Definition save(
            Definition.Kind kind,
            String id,
            @Nullable String ifMatch,
            @Nullable String ifNoneMatch,
            @Nullable Instant effectiveFrom,
            String body,
            String savedBy) {
        return asking(() -> {
            int current = matching(kind, id, ifMatch, ifNoneMatch);
            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            Definition saved = new Definition(
                    kind, id, current + 1, effectiveFrom == null ? now : effectiveFrom, body, now, savedBy);
            if (!store.add(saved)) {
                throw ETags.stale(current + 1).exception();
            }
            refresh();
            return saved;
        });
    }

    /**
     * Refuses what was not made for the latest version.
     *
     * @throws org.redress.kit.problem.ProblemException 428 or 412
     */
    public void requireMatch(Definition.Kind kind, String id, @Nullable String ifMatch, @Nullable String ifNoneMatch) {
        var unused = asking(() -> matching(kind, id, ifMatch, ifNoneMatch));
    }

    private int matching(Definition.Kind kind, String id, @Nullable String ifMatch, @Nullable String ifNoneMatch)
            throws SQLException {
        List<Definition> versions = store.versions(kind, id);
        int current = versions.isEmpty() ? 0 : versions.getFirst().version();
        if (current > 0 && ifNoneMatch != null) {
            throw ETags.stale(current).exception();
        }
        if (current > 0 || ifMatch != null) {
            ETags.requireMatch(ifMatch, current);
        }
        return current;
    }

    /**
     * Refuses a policy with a target that its calendars do not reach: a case could not be given it.
     *
     * @param pointer where the policy stands in the request
     * @throws org.redress.kit.problem.ProblemException 400
     */
    public void requireReachable(StoredPolicy policy, String pointer, Catalogue in) {
        Instant now = clock.instant();
        CaseTimes times = new CaseTimes(now, null, null, List.of(), List.of(), null);
        policy.definition().rules().forEach(rule -> {
            for (ClockDraft draft : rule.clocks()) {
                String id = draft.calendar();
                NamedCalendar calendar = id == null ? null : in.calendar(id, in.calendarFor(id, now));
                SlaPolicy one =
                        new SlaPolicy(policy.id(), List.of(draft.rule(calendar == null ? null : calendar.calendar())));
                try {
                    new SlaEngine(one, new AroundTheClock()).read(times, List.of(), now, now);
                } catch (BeyondHorizonException e) {
                    throw Problem.invalidRequest(String.valueOf(e.getMessage()))
                            .at(
                                    pointer,
                                    "beyond-horizon",
                                    "rule " + rule.name() + ", clock " + draft.clock()
                                            + " has a target that is not used up within the years known")
                            .exception();
                }
            }
        });
    }

    /** The latest version of each, in the order of ids. */
    public List<Definition> latest(Definition.Kind kind) {
        return asking(() -> store.latest(kind));
    }

    /**
     * All versions of one, the latest first.
     *
     * @throws org.redress.kit.problem.ProblemException 404 if there is none
     */
    public List<Definition> versions(Definition.Kind kind, String id) {
        List<Definition> versions = asking(() -> store.versions(kind, id));
        if (versions.isEmpty()) {
            throw Problem.notFound("There is nothing of this id.").exception();
        }
        return versions;
    }

    @FunctionalInterface
    private interface Question<T> {
        T ask() throws SQLException;
    }

    private static <T> T asking(Question<T> question) {
        try {
            return question.ask();
        } catch (SQLException e) {
            throw Problem.of(503, "unavailable", "Try again later", "The database cannot be reached.")
                    .header("Retry-After", "1")
                    .exception();
        }
    }
}
