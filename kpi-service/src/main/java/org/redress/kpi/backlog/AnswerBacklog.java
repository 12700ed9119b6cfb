package org.redress.kpi.backlog;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.redress.kpi.cell.Dimension;
import org.redress.kpi.query.Metric;
import org.redress.kpi.query.cases.CaseLinks;

/** Answers questions for the backlog. */
@ApplicationScoped
public class AnswerBacklog {

    private static final String BACKLOG = Metric.BACKLOG.wireName();

    private final AgesOfCases ages;
    private final Clock clock;

    AnswerBacklog(AgesOfCases ages, Clock clock) {
        this.ages = ages;
        this.clock = clock;
    }

    /**
     * The backlog.
     *
     * @throws org.redress.kpi.query.NoViewException if there is no view of what was known when
     * @throws SQLException if the database fails
     */
    public Backlog answer(BacklogQuestion question) throws SQLException {
        Instant asOf = question.knownAt().orElseGet(clock::instant);
        Instant at = question.at().orElse(asOf);
        return new Backlog(
                at,
                asOf,
                question.zone().getId(),
                question.groupBy().stream().map(Dimension::wireName).toList(),
                ages
                        .at(
                                at,
                                AgeBounds.at(at, question.zone()),
                                question.knownAt(),
                                question.groupBy(),
                                question.filters())
                        .stream()
                        .map(line -> linked(line, question, at))
                        .toList());
    }

    private static Backlog.Line linked(Backlog.Line line, BacklogQuestion question, Instant at) {
        CaseLinks links = CaseLinks.at(
                at,
                question.knownAt(),
                question.filters(),
                question.groupBy(),
                new ArrayList<>(line.group().values()));
        return new Backlog.Line(
                line.group(),
                line.open().withBusinessDays(at, question.zone()),
                line.unresolved().withBusinessDays(at, question.zone()),
                new CaseLinks.Links(CaseLinks.definitions(BACKLOG), lists(links, AgeBounds.at(at, question.zone()))));
    }

    /** The two counts, and their three classes of age. */
    private static Map<String, String> lists(CaseLinks links, AgeBounds bounds) {
        Map<String, String> lists = new LinkedHashMap<>();
        for (String part : List.of("open", "unresolved")) {
            String whole = links.list(BACKLOG, part);
            String young = "&receivedFrom=" + bounds.threeBusinessDays();
            String old = "&receivedBefore=" + bounds.eightWeeks();
            String between = "&receivedFrom=" + bounds.eightWeeks() + "&receivedBefore=" + bounds.threeBusinessDays();
            lists.put(part, whole);
            lists.put(part + "/classes/upTo3BusinessDays", whole + young);
            lists.put(part + "/classes/upTo8Weeks", whole + between);
            lists.put(part + "/classes/over8Weeks", whole + old);
        }
        return lists;
    }
}
