package org.redress.kpi.export.store;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.redress.kpi.export.Column;
import org.redress.kpi.export.ExportQuestion;

/**
 * The columns and tables of an export.
 *
 * @param at the time by which a row lies in a period
 */
record Selection(List<Selected> columns, String tables, String at) {

    /** A column and what it is in SQL. */
    record Selected(Column column, String sql) {}

    private static final List<Selected> DIMENSIONS = Stream.of(
                    "source", "channel", "category", "product", "team", "priority", "brand", "region")
            .map(name -> text(name, "d." + name))
            .toList();

    private static final Selection CASES = new Selection(
            all(
                    id("complaintId", "f.complaint"),
                    text("number", "f.number"),
                    text("status", "f.status"),
                    text("sourceStatus", "f.source_status"),
                    time("receivedAt", "f.received_at"),
                    time("acknowledgedAt", "f.acknowledged_at"),
                    time("firstAssignedAt", "f.first_assigned_at"),
                    time("firstResponseAt", "f.first_response_at"),
                    time("firstResolvedAt", "f.first_resolved_at"),
                    time("resolvedAt", "f.resolved_at"),
                    time("closedAt", "f.closed_at"),
                    time("firstReopenedAt", "f.first_reopened_at"),
                    number("reopenCount", "f.reopen_count"),
                    number("transferCount", "f.transfer_count"),
                    text("outcome", "f.outcome"),
                    text("rootCause", "f.root_cause"),
                    time("statedDeadlineAt", "f.stated_deadline_at"),
                    truth("statedMet", "f.stated_met"),
                    truth("disputed", "f.disputed"),
                    truth("historic", "f.historic"),
                    number("version", "f.version")),
            "case_fact f join dimension_set d on d.id = f.dimension_set where f.received_at is not null",
            "f.received_at");

    private static final Selection CLOCKS = new Selection(
            all(
                    id("complaintId", "k.complaint"),
                    text("number", "f.number"),
                    text("clock", "k.clock"),
                    number("run", "k.run"),
                    text("state", "k.state"),
                    time("startedAt", "k.started_at"),
                    time("dueAt", "k.due_at"),
                    time("stoppedAt", "k.stopped_at"),
                    number("version", "k.version")),
            """
            clock_fact k join case_fact f on f.complaint = k.complaint
                   join dimension_set d on d.id = f.dimension_set where f.received_at is not null""",
            "coalesce(k.due_at, k.stopped_at)");

    private static final Selection ANSWERS = new Selection(
            Stream.concat(
                            all(
                                    id("feedbackId", "s.feedback"),
                                    id("complaintId", "s.complaint"),
                                    time("answeredAt", "s.answered_at"),
                                    text("measure", "split_part(a.name, '/', 1)"),
                                    text("question", "substring(a.name from '^[^/]*/(.*)/[^/]*/[^/]*$')"),
                                    text("scale", "substring(a.name from '/([^/]*)/[^/]*$')"),
                                    number("score", "substring(a.name from '[^/]*$')::int4"),
                                    number("version", "s.version"))
                                    .stream(),
                            Stream.of(text("survey", "d.survey")))
                    .toList(),
            """
            sheet_fact s cross join lateral unnest(s.answers) as a (name)
                   join dimension_set d on d.id = s.dimension_set where s.counted""",
            "s.answered_at");

    private static final Selection INVITATIONS = new Selection(
            Stream.concat(
                            all(
                                    id("invitationId", "i.invitation"),
                                    id("complaintId", "i.complaint"),
                                    time("sentAt", "i.sent_at"),
                                    time("deliveredAt", "i.delivered_at"),
                                    time("bouncedAt", "i.bounced_at"),
                                    time("openedAt", "i.opened_at"),
                                    time("dismissedAt", "i.dismissed_at"),
                                    time("expiredAt", "i.expired_at"),
                                    time("answeredAt", "i.answered_at"),
                                    number("version", "i.version"))
                                    .stream(),
                            Stream.of(text("survey", "d.survey")))
                    .toList(),
            "invitation_fact i join dimension_set d on d.id = i.dimension_set where true",
            "least(i.sent_at, i.delivered_at, i.bounced_at, i.opened_at, i.dismissed_at, i.expired_at, i.answered_at)");

    static Selection of(ExportQuestion.Subject subject) {
        return switch (subject) {
            case CASES -> CASES;
            case CLOCKS -> CLOCKS;
            case ANSWERS -> ANSWERS;
            case INVITATIONS -> INVITATIONS;
        };
    }

    String select() {
        return columns.stream()
                .map(selected -> selected.sql() + " as \"" + selected.column().name() + "\"")
                .collect(Collectors.joining(", "));
    }

    private static List<Selected> all(Selected... own) {
        return Stream.concat(Stream.of(own), DIMENSIONS.stream()).toList();
    }

    private static Selected id(String name, String sql) {
        return new Selected(new Column(name, Column.Type.ID), sql);
    }

    private static Selected text(String name, String sql) {
        return new Selected(new Column(name, Column.Type.TEXT), sql);
    }

    private static Selected time(String name, String sql) {
        return new Selected(new Column(name, Column.Type.TIME), sql);
    }

    private static Selected number(String name, String sql) {
        return new Selected(new Column(name, Column.Type.NUMBER), sql);
    }

    private static Selected truth(String name, String sql) {
        return new Selected(new Column(name, Column.Type.TRUTH), sql);
    }
}
