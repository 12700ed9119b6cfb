package org.redress.complaint.packs.http;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.redress.complaint.packs.FastTrack;
import org.redress.complaint.packs.Notice;
import org.redress.complaint.packs.Pack;
import org.redress.complaint.packs.PackClock;
import org.redress.complaint.packs.PackRule;
import org.redress.complaint.packs.PackVariant;
import org.redress.complaint.packs.TargetText;
import org.redress.complaint.packs.http.PackView.ClockView;
import org.redress.complaint.packs.http.PackView.EventView;
import org.redress.complaint.packs.http.PackView.HoldingLetterView;
import org.redress.complaint.packs.http.PackView.LaneView;
import org.redress.complaint.packs.http.PackView.NoticeView;
import org.redress.complaint.packs.http.PackView.RuleView;
import org.redress.complaint.packs.http.PackView.SourceView;
import org.redress.complaint.packs.http.PackView.StatementView;
import org.redress.complaint.packs.http.PackView.SummaryView;
import org.redress.complaint.packs.http.PackView.VariantView;

/** Turns packs into what is sent. */
final class PackRendering {

    private final Pack pack;

    private PackRendering(Pack pack) {
        this.pack = pack;
    }

    static SummaryView summary(Pack pack) {
        return new SummaryView(
                pack.id(),
                pack.title(),
                pack.jurisdiction(),
                pack.regulator(),
                pack.version(),
                pack.effectiveFrom(),
                confidence(pack.confirmed()),
                pack.rules().size(),
                (int) pack.rules().stream().filter(rule -> !rule.confirmed()).count(),
                pack.variants().stream().map(PackVariant::id).toList());
    }

    static PackView view(Pack pack) {
        return new PackRendering(pack).view();
    }

    private PackView view() {
        return new PackView(
                pack.id(),
                pack.title(),
                pack.jurisdiction(),
                pack.regulator(),
                pack.version(),
                pack.effectiveFrom(),
                pack.about(),
                PackView.DISCLAIMER,
                confidence(pack.confirmed()),
                pack.rules().stream().map(PackRendering::rule).toList(),
                pack.events().stream()
                        .map(event -> new EventView(event.event(), event.means()))
                        .toList(),
                pack.calendarsJson(),
                pack.variants().stream().map(this::variant).toList(),
                pack.lanes().stream().map(this::lane).toList(),
                pack.notices().stream().map(this::notice).toList(),
                pack.holdingLetters().stream()
                        .map(letter -> new HoldingLetterView(
                                letter.event(),
                                letter.replaces(),
                                letter.by(),
                                letter.notice(),
                                confidence(letter.rules()),
                                letter.rules()))
                        .toList());
    }

    private static RuleView rule(PackRule rule) {
        return new RuleView(
                rule.id(),
                rule.says(),
                source(rule),
                rule.marks().stream().map(Enum::name).toList(),
                confidence(rule.confirmed()),
                rule.toConfirm());
    }

    private static SourceView source(PackRule rule) {
        return new SourceView(rule.source().regulation(), rule.source().section());
    }

    private VariantView variant(PackVariant variant) {
        return new VariantView(
                variant.id(),
                variant.title(),
                variant.policiesJson(),
                variant.clocks().stream().map(clock -> clock(variant, clock)).toList());
    }

    private ClockView clock(PackVariant variant, PackClock clock) {
        return new ClockView(
                clock.clock(),
                clock.title(),
                clock.basis().wireName(),
                variant.drafts().stream()
                        .filter(draft -> draft.clock().equals(clock.clock()))
                        .map(draft -> TargetText.words(draft.target()))
                        .collect(Collectors.toCollection(LinkedHashSet::new))
                        .stream()
                        .collect(Collectors.joining("; ")),
                confidence(clock.rules()),
                clock.rules(),
                pack.rules(clock.rules()).stream().map(PackRendering::source).toList());
    }

    private LaneView lane(FastTrack fastTrack) {
        return new LaneView(
                fastTrack.clock(),
                fastTrack.title(),
                fastTrack.exempts(),
                fastTrack.keeps(),
                confidence(fastTrack.rules()),
                fastTrack.rules());
    }

    private NoticeView notice(Notice notice) {
        return new NoticeView(
                notice.id(),
                notice.title(),
                notice.clocks(),
                notice.sentBy(),
                notice.statements().stream()
                        .map(statement -> new StatementView(
                                statement.says(),
                                statement.rule(),
                                confidence(List.of(statement.rule())),
                                statement.from(),
                                statement.variant()))
                        .toList());
    }

    private String confidence(Collection<String> rules) {
        return confidence(pack.confirmed(rules));
    }

    private static String confidence(boolean confirmed) {
        return confirmed ? "confirmed" : "unconfirmed";
    }
}
