package org.redress.complaint.caselist;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists of cases. */
public interface CaseLists {

    /** A case in a list with its place. */
    record Listed(CaseSummary summary, Position position) {}

    /** Up to {@code limit} cases behind a position, in the filter's order. */
    List<Listed> list(CaseFilter filter, @Nullable Position after, int limit);
}
