package org.redress.kpi.query.cases;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lists what is behind figures. */
@ApplicationScoped
public class ListCases {

    private final Cases cases;

    ListCases(Cases cases) {
        this.cases = cases;
    }

    /**
     * A page of the list.
     *
     * @param after the position behind which it begins; absent for the first page
     * @return absent if the figure has no such part
     * @throws SQLException if the database fails
     */
    public Optional<CaseList> list(CasesQuestion question, CaseList.@Nullable Position after, int limit)
            throws SQLException {
        Optional<CaseSet> set =
                CaseSets.of(question.figure(), question.part(), question.question(), question.contactDays());
        return set.isEmpty() ? Optional.empty() : Optional.of(cases.list(set.get(), question, after, limit));
    }
}
