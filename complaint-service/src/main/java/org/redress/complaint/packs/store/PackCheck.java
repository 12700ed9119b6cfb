package org.redress.complaint.packs.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.redress.complaint.packs.Evidence;
import org.redress.complaint.packs.FastTrack;
import org.redress.complaint.packs.Notice;
import org.redress.complaint.packs.Pack;
import org.redress.complaint.packs.PackEvent;
import org.redress.complaint.packs.PackRule;
import org.redress.complaint.packs.PackVariant;
import org.redress.complaint.policy.EventKind;
import org.redress.complaint.sla.NamedEvent;

/** Whether a pack holds together: each clock has rules with a source, each event is known, each notice belongs to a clock. */
final class PackCheck {

    private final Pack pack;
    private final Set<String> rules;
    private final Set<String> events = new HashSet<>();
    private final List<String> faults = new ArrayList<>();

    private PackCheck(Pack pack) {
        this.pack = pack;
        this.rules = pack.rules().stream().map(PackRule::id).collect(Collectors.toSet());
        events.add(NamedEvent.RECEIVED);
        for (EventKind kind : EventKind.values()) {
            events.add(kind.wireName());
        }
    }

    /** What is wrong, each with its place in the file. */
    static List<String> faults(Pack pack) {
        PackCheck check = new PackCheck(pack);
        check.texts();
        check.rules();
        check.events();
        check.variants();
        check.lanes();
        check.notices();
        return check.faults;
    }

    private void texts() {
        notBlank("/title", pack.title());
        notBlank("/jurisdiction", pack.jurisdiction());
        notBlank("/regulator", pack.regulator());
        notBlank("/version", pack.version());
        notBlank("/about", pack.about());
        once("/rules", pack.rules().stream().map(PackRule::id).toList());
        once("/events", pack.events().stream().map(PackEvent::event).toList());
        once("/variants", pack.variants().stream().map(PackVariant::id).toList());
        once("/notices", pack.notices().stream().map(Notice::id).toList());
        once("/lanes", pack.lanes().stream().map(FastTrack::clock).toList());
    }

    private void notBlank(String pointer, String text) {
        if (text.isBlank()) {
            faults.add(pointer + " is blank");
        }
    }

    private void once(String pointer, List<String> ids) {
        Set<String> seen = new HashSet<>();
        for (String id : ids) {
            notBlank(pointer, id);
            if (!seen.add(id)) {
                faults.add(pointer + " has " + id + " twice");
            }
        }
    }

    private void rules() {
        for (int i = 0; i < pack.rules().size(); i++) {
            PackRule rule = pack.rules().get(i);
            String pointer = "/rules/" + i;
            notBlank(pointer + "/says", rule.says());
            notBlank(pointer + "/source/regulation", rule.source().regulation());
            notBlank(pointer + "/source/section", rule.source().section());
            if (rule.marks().isEmpty()) {
                faults.add(pointer + "/marks says nothing about how the rule is known");
            }
            boolean partly =
                    rule.marks().contains(Evidence.P) && rule.marks().stream().anyMatch(mark -> mark != Evidence.P);
            if (partly && rule.toConfirm() == null) {
                faults.add(pointer + "/toConfirm must say which part is not confirmed");
            }
        }
    }

    private void events() {
        for (int i = 0; i < pack.events().size(); i++) {
            PackEvent event = pack.events().get(i);
            notBlank("/events/" + i + "/means", event.means());
            if (!events.add(event.event())) {
                faults.add("/events/" + i + "/event is the name of an event that every case knows");
            }
        }
    }

    private void variants() {
        if (pack.variants().isEmpty()) {
            faults.add("/variants must have an element at least");
        }
        for (int i = 0; i < pack.variants().size(); i++) {
            VariantCheck check = new VariantCheck(pack, pack.variants().get(i), "/variants/" + i, rules, events);
            faults.addAll(check.faults());
        }
    }

    private void lanes() {
        for (int i = 0; i < pack.lanes().size(); i++) {
            FastTrack fastTrack = pack.lanes().get(i);
            String pointer = "/lanes/" + i;
            notBlank(pointer + "/title", fastTrack.title());
            notBlank(pointer + "/keeps", fastTrack.keeps());
            clock(pointer + "/clock", fastTrack.clock());
            fastTrack.exempts().forEach(clock -> clock(pointer + "/exempts", clock));
            cited(pointer + "/rules", fastTrack.rules());
        }
        for (int i = 0; i < pack.holdingLetters().size(); i++) {
            String pointer = "/holdingLetters/" + i;
            var letter = pack.holdingLetters().get(i);
            cited(pointer + "/rules", letter.rules());
            boolean replaces = pack.variants().stream()
                    .flatMap(variant -> variant.drafts().stream())
                    .anyMatch(draft -> draft.clock().equals(letter.replaces())
                            && letter.by().equals(draft.replacedBy().get(letter.event())));
            if (!replaces) {
                faults.add(pointer + " replaces nothing: no clock " + letter.replaces() + " is replaced by "
                        + letter.by() + " on " + letter.event());
            }
            if (letter.notice() != null
                    && pack.notices().stream().noneMatch(notice -> notice.id().equals(letter.notice()))) {
                faults.add(pointer + "/notice names an unknown notice: " + letter.notice());
            }
        }
    }

    private void notices() {
        Set<String> variants = pack.variants().stream().map(PackVariant::id).collect(Collectors.toSet());
        for (int i = 0; i < pack.notices().size(); i++) {
            Notice notice = pack.notices().get(i);
            String pointer = "/notices/" + i;
            notBlank(pointer + "/title", notice.title());
            if (notice.clocks().isEmpty()) {
                faults.add(pointer + "/clocks must name a clock at least");
            }
            if (notice.statements().isEmpty()) {
                faults.add(pointer + "/statements must have an element at least");
            }
            for (String event : notice.sentBy()) {
                if (!events.contains(event)) {
                    faults.add(pointer + "/sentBy names an unknown event: " + event);
                }
            }
            for (String clock : notice.clocks()) {
                clock(pointer + "/clocks", clock);
                ended(pointer, notice, clock);
            }
            for (int j = 0; j < notice.statements().size(); j++) {
                Notice.Statement statement = notice.statements().get(j);
                String line = pointer + "/statements/" + j;
                notBlank(line + "/says", statement.says());
                cited(line + "/rule", List.of(statement.rule()));
                if (statement.variant() != null && !variants.contains(statement.variant())) {
                    faults.add(line + "/variant names an unknown variant: " + statement.variant());
                }
            }
        }
    }

    /** A notice that ends no clock would never be late. */
    private void ended(String pointer, Notice notice, String clock) {
        for (PackVariant variant : pack.variants()) {
            for (var draft : variant.drafts()) {
                if (draft.clock().equals(clock)
                        && notice.sentBy().stream()
                                .noneMatch(event -> VariantCheck.ends(draft).contains(event))) {
                    faults.add(pointer + "/sentBy ends the clock " + clock + " of " + variant.id() + " by no event");
                }
            }
        }
    }

    private void clock(String pointer, String clock) {
        if (pack.variants().stream()
                .flatMap(variant -> variant.drafts().stream())
                .noneMatch(draft -> draft.clock().equals(clock))) {
            faults.add(pointer + " names an unknown clock: " + clock);
        }
    }

    private void cited(String pointer, Collection<String> ids) {
        if (ids.isEmpty()) {
            faults.add(pointer + " must name a rule, whose source it has");
        }
        for (String id : ids) {
            if (!rules.contains(id)) {
                faults.add(pointer + " names an unknown rule: " + id);
            }
        }
    }
}
