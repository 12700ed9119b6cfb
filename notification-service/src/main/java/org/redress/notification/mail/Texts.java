package org.redress.notification.mail;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.redress.notification.delivery.Delivery;
import org.redress.notification.delivery.Facts;
import org.redress.notification.delivery.Rule;

/** The texts of mails in English and German. The first line of a template is the subject. */
@ApplicationScoped
class Texts {

    private static final int SHOWN = 20;

    private final MailConfig config;
    private final AlertTexts alerts;

    Texts(MailConfig config, AlertTexts alerts) {
        this.config = config;
        this.alerts = alerts;
    }

    /** Subject and body. */
    record Text(String subject, String body) {

        static Text split(String rendered) {
            int end = rendered.indexOf('\n');
            return new Text(
                    rendered.substring(0, end).strip(), rendered.substring(end).strip() + "\n");
        }
    }

    /**
     * What an acknowledgement says.
     *
     * @param answerBy until when the customer hears from us, written for people; empty if there is no such promise
     */
    record Acknowledgement(String number, String answerBy) {}

    /** One line of a mail to operations. */
    record Line(String number, String clock, String dueAt, String team, String priority, String score, String link) {}

    /**
     * What a mail to operations says.
     *
     * @param first its only or first line
     * @param more how many lines are not shown
     */
    record Report(int count, Line first, List<Line> lines, int more, String link) {}

    /** The English templates; Qute checks them against these types when the service is built. */
    @CheckedTemplate(basePath = "mail/en")
    static final class English {

        private English() {}

        static native TemplateInstance acknowledgement(Acknowledgement it);

        static native TemplateInstance warning(Report it);

        static native TemplateInstance breach(Report it);

        static native TemplateInstance detractor(Report it);
    }

    /** The German templates. */
    @CheckedTemplate(basePath = "mail/de")
    static final class German {

        private German() {}

        static native TemplateInstance acknowledgement(Acknowledgement it);

        static native TemplateInstance warning(Report it);

        static native TemplateInstance breach(Report it);

        static native TemplateInstance detractor(Report it);
    }

    Text acknowledgement(Delivery delivery, @Nullable String language) {
        Locale locale = locale(language);
        Facts facts = delivery.facts();
        Acknowledgement view = new Acknowledgement(clean(facts.number()), time(facts.dueAt(), locale));
        TemplateInstance template = isGerman(locale) ? German.acknowledgement(view) : English.acknowledgement(view);
        return Text.split(template.render());
    }

    Text report(Rule rule, List<Delivery> deliveries) {
        Locale locale = locale(null);
        List<Line> lines = deliveries.stream()
                .limit(SHOWN)
                .map(delivery -> line(delivery, locale))
                .toList();
        Report view = new Report(
                deliveries.size(),
                lines.getFirst(),
                lines,
                deliveries.size() - lines.size(),
                config.publicUrl() + "/queue");
        boolean german = isGerman(locale);
        TemplateInstance template =
                switch (rule) {
                    case WARN_OPERATIONS -> german ? German.warning(view) : English.warning(view);
                    case REPORT_BREACH -> german ? German.breach(view) : English.breach(view);
                    case REPORT_DETRACTOR -> german ? German.detractor(view) : English.detractor(view);
                    case REPORT_BURNING,
                            REPORT_RECOVERED,
                            REPORT_SURGE,
                            REPORT_SURGE_END,
                            REPORT_UNTOUCHED,
                            REPORT_UNTOUCHED_END -> alerts.template(rule, deliveries, locale);
                    case ACKNOWLEDGE_RECEIPT -> throw new IllegalArgumentException("An acknowledgement is no report");
                };
        return Text.split(template.render());
    }

    private Line line(Delivery delivery, Locale locale) {
        Facts facts = delivery.facts();
        Integer score = facts.score();
        return new Line(
                clean(facts.number()),
                clean(facts.clock()),
                time(facts.dueAt(), locale),
                clean(facts.team()),
                clean(facts.priority()),
                score == null ? "" : score.toString(),
                config.publicUrl() + "/cases/" + delivery.complaintId());
    }

    private String time(@Nullable Instant time, Locale locale) {
        return time(time, locale, config.zone());
    }

    /** A time for people, with its zone; empty if there is none. */
    static String time(@Nullable Instant time, Locale locale, ZoneId zone) {
        return time == null
                ? ""
                : DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                                .withLocale(locale)
                                .format(time.atZone(zone))
                        + " (" + zone.getId() + ")";
    }

    private Locale locale(@Nullable String language) {
        Locale wanted = Locale.forLanguageTag(language == null ? config.language() : language);
        return isGerman(wanted) ? Locale.GERMANY : Locale.UK;
    }

    static boolean isGerman(Locale locale) {
        return locale.getLanguage().equals("de");
    }

    /** Codes come from other systems: whatever they contain, they stay within their line. */
    static String clean(@Nullable String code) {
        return code == null ? "" : code.replaceAll("\\p{Cntrl}", " ");
    }
}
