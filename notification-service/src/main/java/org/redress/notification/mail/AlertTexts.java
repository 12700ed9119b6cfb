package org.redress.notification.mail;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.redress.notification.delivery.AlertFacts;
import org.redress.notification.delivery.Delivery;
import org.redress.notification.delivery.Rule;

/** The texts of mails about figures. */
@ApplicationScoped
class AlertTexts {

    private static final int SHOWN = 20;

    private final MailConfig config;

    AlertTexts(MailConfig config) {
        this.config = config;
    }

    /** One line of such a mail; empty texts where something does not apply. */
    record Line(
            String name,
            String figure,
            boolean urgent,
            String since,
            String from,
            String count,
            String of,
            String rate,
            String threshold,
            String expected,
            String reason) {}

    /**
     * What such a mail says.
     *
     * @param first its only or first line
     * @param more how many lines are not shown
     */
    record Alerts(int count, Line first, List<Line> lines, int more, String link) {}

    /** The English templates. */
    @CheckedTemplate(basePath = "mail/en")
    static final class English {

        private English() {}

        static native TemplateInstance burning(Alerts it);

        static native TemplateInstance recovered(Alerts it);

        static native TemplateInstance surge(Alerts it);

        static native TemplateInstance surgeEnd(Alerts it);

        static native TemplateInstance untouched(Alerts it);

        static native TemplateInstance untouchedEnd(Alerts it);
    }

    /** The German templates. */
    @CheckedTemplate(basePath = "mail/de")
    static final class German {

        private German() {}

        static native TemplateInstance burning(Alerts it);

        static native TemplateInstance recovered(Alerts it);

        static native TemplateInstance surge(Alerts it);

        static native TemplateInstance surgeEnd(Alerts it);

        static native TemplateInstance untouched(Alerts it);

        static native TemplateInstance untouchedEnd(Alerts it);
    }

    TemplateInstance template(Rule rule, List<Delivery> deliveries, Locale locale) {
        List<Line> lines = deliveries.stream()
                .limit(SHOWN)
                .map(delivery -> line(delivery.facts().alert(), locale))
                .toList();
        Alerts view = new Alerts(
                deliveries.size(),
                lines.getFirst(),
                lines,
                deliveries.size() - lines.size(),
                config.publicUrl() + (aboutCases(rule) ? "/queue" : "/objectives"));
        boolean german = Texts.isGerman(locale);
        return switch (rule) {
            case REPORT_BURNING -> german ? German.burning(view) : English.burning(view);
            case REPORT_RECOVERED -> german ? German.recovered(view) : English.recovered(view);
            case REPORT_SURGE -> german ? German.surge(view) : English.surge(view);
            case REPORT_SURGE_END -> german ? German.surgeEnd(view) : English.surgeEnd(view);
            case REPORT_UNTOUCHED -> german ? German.untouched(view) : English.untouched(view);
            case REPORT_UNTOUCHED_END -> german ? German.untouchedEnd(view) : English.untouchedEnd(view);
            case ACKNOWLEDGE_RECEIPT, WARN_OPERATIONS, REPORT_BREACH, REPORT_DETRACTOR ->
                throw new IllegalArgumentException(rule + " is about a case");
        };
    }

    /** Whether something is to be done with cases, rather than looked at in figures. */
    private static boolean aboutCases(Rule rule) {
        return rule == Rule.REPORT_UNTOUCHED || rule == Rule.REPORT_UNTOUCHED_END;
    }

    private Line line(@Nullable AlertFacts facts, Locale locale) {
        AlertFacts it = facts == null
                ? new AlertFacts(null, null, null, null, null, null, null, null, null, null, null)
                : facts;
        return new Line(
                Texts.clean(it.name()),
                Texts.clean(it.figure()),
                "page".equals(it.severity()),
                Texts.time(it.since(), locale, config.zone()),
                Texts.time(it.from(), locale, config.zone()),
                number(it.count(), locale),
                number(it.of(), locale),
                number(it.rate(), locale),
                number(it.threshold(), locale),
                number(it.expected(), locale),
                Texts.clean(it.reason()));
    }

    private static String number(@Nullable Number number, Locale locale) {
        if (number == null) {
            return "";
        }
        BigDecimal rounded = new BigDecimal(number.toString()).setScale(1, RoundingMode.HALF_UP);
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setMaximumFractionDigits(1);
        return format.format(rounded);
    }
}
