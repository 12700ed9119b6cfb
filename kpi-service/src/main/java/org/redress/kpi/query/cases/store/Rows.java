package org.redress.kpi.query.cases.store;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.redress.kpi.query.cases.CaseSet;
import org.redress.kpi.query.cases.CasesQuestion;
import org.redress.kpi.query.cases.Term;

/**
 * The statements that together give the rows of a set, before filters and pages: {@code id, complaint, number, at, value, detail, run,
 * state, dimension_set}.
 *
 * @param inOrder one statement for the same rows, for pages where the other ones would put many in order first; absent if they never do
 */
record Rows(
        List<Select> selects,
        @Nullable Select inOrder,
        Cohort.Kind kind,
        @Nullable String unit) {

    /** Statements whose rows are found in the order of the list, or are few. */
    Rows(List<Select> selects, Cohort.Kind kind, @Nullable String unit) {
        this(selects, null, kind, unit);
    }

    /** One of the statements; no row is in two of them. */
    record Select(String sql, List<Object> parameters) {}

    /** What the terms count in the period. */
    static Rows counted(CaseSet.Counted set, CasesQuestion question) {
        List<Select> selects = new ArrayList<>();
        Cohort last = cohort(set.terms().getFirst().measure());
        for (Term term : set.terms()) {
            last = cohort(term.measure());
            List<Object> parameters = new ArrayList<>();
            StringBuilder condition = new StringBuilder("(" + last.condition() + ")");
            parameters.addAll(last.parameters());
            if (term.except() != null) {
                Cohort except = cohort(term.except());
                condition.append(" and (").append(except.condition()).append(") is not true");
                parameters.addAll(except.parameters());
            }
            condition.append(
                    switch (term.due()) {
                        case ANY -> "";
                        case PAST -> " and k.due_at <= ?::timestamptz";
                        case AHEAD -> " and k.due_at > ?::timestamptz";
                        case RISKY -> " and k.due_at > ?::timestamptz and k.risk_at <= ?::timestamptz";
                    });
            int moments = term.due() == Term.Due.ANY ? 0 : term.due() == Term.Due.RISKY ? 2 : 1;
            for (int i = 0; i < moments; i++) {
                parameters.add(question.asOf());
            }
            condition.append(" and ").append(within(last.at()));
            parameters.add(question.from());
            parameters.add(question.to());
            selects.add(new Select(select(last, last.value(), condition.toString()), parameters));
        }
        return new Rows(selects, last.kind(), last.unit());
    }

    /** Answers of these names in the period. */
    static Rows answered(List<String> names, CasesQuestion question) {
        Cohort cohort = Cohort.answered(names.toArray(String[]::new));
        List<Object> parameters = new ArrayList<>(names);
        parameters.add(question.from());
        parameters.add(question.to());
        String condition = "(" + cohort.condition() + ") and " + within(cohort.at());
        return new Rows(
                List.of(new Select(select(cohort, cohort.value(), condition), parameters)),
                cohort.kind(),
                cohort.unit());
    }

    private static String within(String at) {
        return "%1$s >= ?::timestamptz and %1$s < ?::timestamptz".formatted(at);
    }

    private static Cohort cohort(String measure) {
        return Cohorts.of(measure)
                .orElseThrow(() -> new IllegalStateException("Nobody says what " + measure + " counts"));
    }

    static String select(Cohort cohort, String value, String condition) {
        return switch (cohort.kind()) {
            case COMPLAINTS -> """
                    select f.complaint as id, f.complaint, f.number, %s as at, %s as value, '' as detail, 0 as run,
                           null::text as state, f.dimension_set
                      from case_fact f where f.received_at is not null and %s""".formatted(cohort.at(), value, condition);
            case CLOCKS -> """
                    select f.complaint as id, f.complaint, f.number, %s as at, %s as value, k.clock as detail, k.run,
                           k.state, f.dimension_set
                      from clock_fact k join case_fact f on f.complaint = k.complaint
                     where f.received_at is not null and %s""".formatted(cohort.at(), value, condition);
            case ANSWERS -> """
                    select s.feedback as id, s.complaint, f.number, %s as at, %s as value, a.name as detail, 0 as run,
                           null::text as state, s.dimension_set
                      from sheet_fact s cross join lateral unnest(s.answers) as a (name)
                      left join case_fact f on f.complaint = s.complaint
                     where s.counted and %s""".formatted(cohort.at(), value, condition);
            case SHEETS -> """
                    select s.feedback as id, s.complaint, f.number, %s as at, %s as value, '' as detail, 0 as run,
                           null::text as state, s.dimension_set
                      from sheet_fact s left join case_fact f on f.complaint = s.complaint
                     where s.counted and %s""".formatted(cohort.at(), value, condition);
            case INVITATIONS -> """
                    select i.invitation as id, i.complaint, f.number, %s as at, %s as value, '' as detail, 0 as run,
                           null::text as state, i.dimension_set
                      from invitation_fact i left join case_fact f on f.complaint = i.complaint
                     where %s""".formatted(cohort.at(), value, condition);
        };
    }
}
