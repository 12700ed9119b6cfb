package org.redress.complaint.packs;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.redress.complaint.policy.LegalBasis;
import org.redress.complaint.policy.NamedCalendar;
import org.redress.complaint.policy.ReadyPolicy;

/**
 * A policy pack. Not legal advice: rules are restated, and say how sure they are.
 *
 * @param version of the pack, not of the regulation
 * @param effectiveFrom complaints received before this date are not subject to it; absent for all
 * @param about to whom it applies
 * @param calendarsJson the calendars as they stand in the file
 * @param variants kinds of complaints, the usual one first
 */
public record Pack(
        String id,
        String title,
        String jurisdiction,
        String regulator,
        String version,
        @Nullable LocalDate effectiveFrom,
        String about,
        List<PackRule> rules,
        List<PackEvent> events,
        String calendarsJson,
        List<NamedCalendar> calendars,
        List<PackVariant> variants,
        List<FastTrack> lanes,
        List<Notice> notices,
        List<HoldingLetter> holdingLetters) {

    public Pack {
        rules = List.copyOf(rules);
        events = List.copyOf(events);
        calendars = List.copyOf(calendars);
        variants = List.copyOf(variants);
        lanes = List.copyOf(lanes);
        notices = List.copyOf(notices);
        holdingLetters = List.copyOf(holdingLetters);
    }

    /** The rules of these ids, in the order of the pack. */
    public List<PackRule> rules(Collection<String> ids) {
        return rules.stream().filter(rule -> ids.contains(rule.id())).toList();
    }

    /** Whether the rules of these ids are confirmed, all of them. */
    public boolean confirmed(Collection<String> ids) {
        return rules(ids).stream().allMatch(PackRule::confirmed);
    }

    /** Whether everything in it is confirmed. */
    public boolean confirmed() {
        return rules.stream().allMatch(PackRule::confirmed);
    }

    /** The policy of one of its variants. */
    ReadyPolicy ready(PackVariant variant) {
        Map<String, LegalBasis> grounds = new HashMap<>();
        for (PackClock clock : variant.clocks()) {
            grounds.put(
                    clock.clock(),
                    new LegalBasis(
                            clock.title(),
                            clock.basis().wireName(),
                            confirmed(clock.rules()),
                            rules(clock.rules()).stream().map(PackRule::cited).toList()));
        }
        return new ReadyPolicy(id, version, variant.id(), calendars, variant.policies(), grounds);
    }
}
