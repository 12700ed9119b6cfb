package org.redress.complaint.policy.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.redress.complaint.policy.ClockDraft;
import org.redress.complaint.policy.PolicyVersion;
import org.redress.complaint.policy.TargetDraft;
import org.redress.complaint.sla.ClockCondition;
import org.redress.complaint.sla.ClockRule;
import org.redress.complaint.sla.DayUnit;
import org.redress.kit.http.JsonMembers;

/** Reads policies. */
public final class PolicyReader {

    private static final int MAX_CLOCKS = 50;
    private static final Set<String> CLOSED = Set.of("closed", "withdrawn", "merged");

    private final Set<String> calendars;
    private final ZoneId zone;

    /**
     * @param calendars the ids that are known; the only one is meant where none is named
     * @param zone of clocks without a calendar
     */
    public PolicyReader(Set<String> calendars, ZoneId zone) {
        this.calendars = calendars;
        this.zone = zone;
    }

    /** What is wrong is noted. */
    public PolicyVersion read(JsonMembers place) {
        String version = PolicyValues.code(place, "version");
        Instant effectiveFrom = PolicyValues.time(place, "effectiveFrom");
        List<ClockDraft> clocks = new ArrayList<>();
        List<JsonMembers> places = place.objects("clocks", MAX_CLOCKS);
        if (places.isEmpty()) {
            place.fault("clocks", "required", "must name a clock at least");
        }
        Set<String> codes = new HashSet<>();
        for (JsonMembers clock : places) {
            ClockDraft draft = clock(clock, codes);
            if (draft != null) {
                clocks.add(draft);
            }
        }
        for (int i = 0; i < clocks.size() && clocks.size() == places.size(); i++) {
            references(places.get(i), clocks.get(i), codes);
        }
        place.refuseOthers();
        return new PolicyVersion(version == null ? "1" : version, effectiveFrom, clocks);
    }

    private @Nullable ClockDraft clock(JsonMembers place, Set<String> codes) {
        String code = place.required("clock", PolicyValues.code(place, "clock"));
        if (code != null && !codes.add(code)) {
            place.fault("clock", "twice", "is the code of another clock of this policy already");
        }
        ClockKind kind = place.word("kind", ClockKind.BY_NAME, ClockKind.of(code));
        TargetDraft target = TargetReader.read(place);
        String calendar = calendar(place, target);
        Set<String> startedBy = PolicyValues.codes(place, "startedBy");
        ClockCondition stop = stop(place, kind);
        Set<String> pausedBy = pausedBy(place, kind);
        List<Integer> warnings = warnings(place);
        ClockDraft draft = new ClockDraft(
                code == null ? "" : code,
                target == null ? new TargetDraft.None() : target,
                calendar,
                zone,
                startedBy == null ? kind.startedBy() : startedBy,
                stop,
                pausedBy,
                place.word("reopen", WireNames.REOPEN_RULES, kind.reopen()),
                warnings,
                replacedBy(place),
                PolicyValues.code(place, "exemptIf"));
        place.refuseOthers();
        return code == null || target == null ? null : draft;
    }

    private @Nullable String calendar(JsonMembers place, @Nullable TargetDraft target) {
        String named = PolicyValues.code(place, "calendar");
        if (named != null) {
            if (!calendars.contains(named)) {
                place.fault("calendar", "unknown-calendar", "is not the id of a calendar of this request");
            }
            return named;
        }
        boolean needed = target instanceof TargetDraft.BusinessTime
                || (target instanceof TargetDraft.Dated dated
                        && (dated.unit() == DayUnit.BUSINESS_DAYS || dated.toWorkingDay()));
        if (calendars.size() == 1) {
            return target instanceof TargetDraft.Elapsed
                    ? null
                    : calendars.iterator().next();
        }
        if (needed) {
            place.fault("calendar", "required", "must name one of the calendars of this request");
        }
        return null;
    }

    private static ClockCondition stop(JsonMembers place, ClockKind kind) {
        Set<String> events = PolicyValues.codes(place, "stoppedBy");
        Set<String> cancelledBy = PolicyValues.codes(place, "cancelledBy");
        if (events == null && cancelledBy == null) {
            return kind.stop();
        }
        if (kind == ClockKind.NEXT_RESPONSE) {
            place.fault(
                    "kind",
                    "contradiction",
                    "a next response is stopped by the answer of a human, and by nothing else");
        }
        Set<String> fulfilledBy = events == null ? Set.of("resolved") : events;
        Set<String> voidedBy = cancelledBy == null
                ? kind.stop() instanceof ClockCondition.Told told ? told.cancelledBy() : CLOSED
                : cancelledBy;
        Set<String> others = new HashSet<>(voidedBy);
        others.removeAll(fulfilledBy);
        return new ClockCondition.Told(fulfilledBy, others);
    }

    /** True for all states, false for none, or a list of states. */
    private static Set<String> pausedBy(JsonMembers place, ClockKind kind) {
        JsonNode node = place.take("pausedBy");
        if (node == null) {
            return kind.pausedBy();
        }
        if (node.isBoolean()) {
            return node.booleanValue() ? Set.of(ClockRule.ANY_STATE) : Set.of();
        }
        Set<String> states = PolicyValues.codes(place, "pausedBy");
        return states == null ? Set.of() : states;
    }

    private static List<Integer> warnings(JsonMembers place) {
        List<Integer> warnings = new ArrayList<>();
        List<JsonNode> shares = place.list("warnings", 20);
        int last = 0;
        for (int i = 0; i < shares.size(); i++) {
            JsonNode share = shares.get(i);
            if (!share.isInt() || share.intValue() <= last || share.intValue() > 99) {
                place.faultBelow("/warnings/" + i, "out-of-range", "must ascend between 1 and 99 percent");
                return List.of();
            }
            last = share.intValue();
            warnings.add(last);
        }
        return warnings;
    }

    private static Map<String, String> replacedBy(JsonMembers place) {
        Map<String, String> replacedBy = new LinkedHashMap<>();
        for (JsonMembers replacement : place.objects("replacedBy", 20)) {
            String event = replacement.required("event", PolicyValues.code(replacement, "event"));
            String clock = replacement.required("clock", PolicyValues.code(replacement, "clock"));
            replacement.refuseOthers();
            if (event != null && clock != null) {
                replacedBy.put(event, clock);
            }
        }
        return replacedBy;
    }

    private static void references(JsonMembers place, ClockDraft draft, Set<String> codes) {
        for (String clock : draft.replacedBy().values()) {
            if (!codes.contains(clock) || clock.equals(draft.clock())) {
                place.fault("replacedBy", "unknown-clock", clock + " is not another clock of this policy");
            }
        }
        String lane = draft.exemptIf();
        if (lane != null && (!codes.contains(lane) || lane.equals(draft.clock()))) {
            place.fault("exemptIf", "unknown-clock", "is not another clock of this policy");
        }
    }
}
