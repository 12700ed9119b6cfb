package org.redress.kpi.fact;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.redress.kpi.cell.Differences;

/** The answer sheets of one complaint, of which one counts. Not thread-safe. */
public final class SheetGroup {

    private final Map<UUID, SheetFact> sheets = new HashMap<>();

    /** The sheets as far as they are known. */
    public SheetGroup(Collection<SheetFact> sheets) {
        sheets.forEach(sheet -> this.sheets.put(sheet.feedback(), sheet));
    }

    /** Takes over a newer version of a sheet; a lower or equal one changes nothing. */
    public boolean merge(SheetFact other) {
        SheetFact known = sheets.get(other.feedback());
        if (known != null && other.version() <= known.version()) {
            return false;
        }
        sheets.put(other.feedback(), other);
        return true;
    }

    /** All sheets, each at the highest version seen. */
    public Collection<SheetFact> sheets() {
        return sheets.values();
    }

    /** The sheet that counts. */
    public Optional<SheetFact> counted() {
        return sheets.values().stream().max(SheetFact.LAST);
    }

    /** Adds what the counted sheet counts for (sign 1), or takes it away (sign -1). */
    public void contribute(int sign, Differences to) {
        counted().ifPresent(sheet -> sheet.contribute(sign, to));
    }
}
