package org.redress.kpi.query.cases;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The facts behind figures. */
public interface Cases {

    /**
     * A page of a set.
     *
     * @param after the position behind which it begins; absent for the first page
     * @param limit the most items
     */
    CaseList list(CaseSet set, CasesQuestion question, CaseList.@Nullable Position after, int limit)
            throws SQLException;
}
