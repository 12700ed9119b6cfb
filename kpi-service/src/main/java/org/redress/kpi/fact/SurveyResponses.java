package org.redress.kpi.fact;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.redress.kpi.cell.CellContributions;

/** Answer sheets of some complaints, all sheets of each of them; of every group one counts. Not thread-safe. */
public final class SurveyResponses {

    private final Map<UUID, ResponseFact> sheets = new HashMap<>();

    /** The sheets as far as they are known. */
    public SurveyResponses(Collection<ResponseFact> known) {
        known.forEach(sheet -> sheets.put(sheet.feedback(), sheet));
    }

    /** Takes over a newer version of a sheet; a lower or equal one changes nothing. */
    public boolean merge(ResponseFact other) {
        ResponseFact known = sheets.get(other.feedback());
        if (known != null && other.version() <= known.version()) {
            return false;
        }
        sheets.put(other.feedback(), other);
        return true;
    }

    /** All sheets, each at the highest version seen. */
    public Collection<ResponseFact> all() {
        return sheets.values();
    }

    /** The ids of the sheets that count, one of each group. */
    public Set<UUID> counted() {
        Map<UUID, ResponseFact> last = sheets.values().stream()
                .collect(Collectors.toMap(
                        ResponseFact::group,
                        sheet -> sheet,
                        (one, other) -> ResponseFact.LAST.compare(one, other) >= 0 ? one : other));
        return last.values().stream().map(ResponseFact::feedback).collect(Collectors.toSet());
    }

    /** Adds what the counted sheets count for (sign 1), or takes it away (sign -1). */
    public void contribute(int sign, CellContributions to) {
        Set<UUID> counted = counted();
        sheets.values().stream()
                .filter(sheet -> counted.contains(sheet.feedback()))
                .forEach(sheet -> sheet.contribute(sign, to));
    }
}
