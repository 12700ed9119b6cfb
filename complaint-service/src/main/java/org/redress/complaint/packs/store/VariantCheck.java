package org.redress.complaint.packs.store;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.redress.complaint.packs.BreachMeaning;
import org.redress.complaint.packs.Pack;
import org.redress.complaint.packs.PackClock;
import org.redress.complaint.packs.PackVariant;
import org.redress.complaint.policy.ClockDraft;
import org.redress.complaint.policy.TargetDraft;
import org.redress.complaint.sla.ClockCondition;

/** Whether the clocks of a variant have rules, and know their events. */
final class VariantCheck {

    private final Pack pack;
    private final PackVariant variant;
    private final String pointer;
    private final Set<String> rules;
    private final Set<String> events;
    private final List<String> faults = new ArrayList<>();

    VariantCheck(Pack pack, PackVariant variant, String pointer, Set<String> rules, Set<String> events) {
        this.pack = pack;
        this.variant = variant;
        this.pointer = pointer;
        this.rules = rules;
        this.events = events;
    }

    /** What is wrong. */
    List<String> faults() {
        if (variant.title().isBlank()) {
            faults.add(pointer + "/title is blank");
        }
        if (variant.policies().isEmpty()) {
            faults.add(pointer + "/policies must have an element at least");
        }
        Set<String> drafts = variant.drafts().stream().map(ClockDraft::clock).collect(Collectors.toSet());
        Set<String> told = new HashSet<>();
        for (int i = 0; i < variant.clocks().size(); i++) {
            clock(pointer + "/clocks/" + i, variant.clocks().get(i), drafts, told);
        }
        for (ClockDraft draft : variant.drafts()) {
            draft(draft, told);
        }
        return faults;
    }

    private void clock(String at, PackClock clock, Set<String> drafts, Set<String> told) {
        if (clock.title().isBlank()) {
            faults.add(at + "/title is blank");
        }
        if (!drafts.contains(clock.clock())) {
            faults.add(at + "/clock is no clock of the policies: " + clock.clock());
        }
        if (!told.add(clock.clock())) {
            faults.add(at + "/clock stands there twice: " + clock.clock());
        }
        if (clock.rules().isEmpty()) {
            faults.add(at + "/rules must name a rule, whose source it has");
        }
        for (String rule : clock.rules()) {
            if (!rules.contains(rule)) {
                faults.add(at + "/rules names an unknown rule: " + rule);
            }
        }
        boolean paused = variant.drafts().stream()
                .anyMatch(draft ->
                        draft.clock().equals(clock.clock()) && !draft.pausedBy().isEmpty());
        if (paused && clock.basis() != BreachMeaning.GUIDANCE) {
            faults.add(at + " stands still at times, which no regulator allows");
        }
    }

    private void draft(ClockDraft draft, Set<String> told) {
        String at = pointer + "/policies, clock " + draft.clock();
        if (!told.contains(draft.clock())) {
            faults.add(at + ": is not among the clocks of the variant, so it has no source");
        }
        boolean days = draft.target() instanceof TargetDraft.Dated;
        if (days && draft.calendar() == null) {
            faults.add(at + ": names no calendar, so nobody knows whose days they are");
        }
        Set<String> named = new HashSet<>(draft.startedBy());
        named.addAll(ends(draft));
        if (draft.stop() instanceof ClockCondition.Told condition) {
            named.addAll(condition.cancelledBy());
        }
        for (String event : named) {
            if (!events.contains(event)) {
                faults.add(at + ": names an unknown event: " + event);
            }
        }
        connections(at, draft);
    }

    private void connections(String at, ClockDraft draft) {
        draft.replacedBy().forEach((event, by) -> {
            if (pack.holdingLetters().stream()
                    .noneMatch(letter -> letter.event().equals(event)
                            && letter.replaces().equals(draft.clock())
                            && letter.by().equals(by))) {
                faults.add(at + ": is replaced on " + event + ", which is not among the holding letters");
            }
        });
        boolean lane = pack.lanes().stream()
                .anyMatch(each ->
                        each.clock().equals(draft.exemptIf()) && each.exempts().contains(draft.clock()));
        boolean exempted =
                pack.lanes().stream().anyMatch(each -> each.exempts().contains(draft.clock()) && has(each.clock()));
        if (lane != (draft.exemptIf() != null) || exempted != (draft.exemptIf() != null)) {
            faults.add(at + ": exemptIf and the lanes do not agree");
        }
    }

    private boolean has(String clock) {
        return variant.drafts().stream().anyMatch(draft -> draft.clock().equals(clock));
    }

    /** The events that fulfil a clock, or put another in its place. */
    static Set<String> ends(ClockDraft draft) {
        Set<String> ends = new HashSet<>(draft.replacedBy().keySet());
        ends.addAll(
                switch (draft.stop()) {
                    case ClockCondition.Told told -> told.events();
                    case ClockCondition.Standard standard ->
                        switch (standard) {
                            case ACKNOWLEDGEMENT -> Set.of("acknowledged", "automatic-message", "agent-message");
                            case FIRST_RESPONSE, NEXT_RESPONSE -> Set.of("agent-message");
                            case RESOLUTION -> Set.of("resolved", "closed");
                        };
                });
        return ends;
    }
}
