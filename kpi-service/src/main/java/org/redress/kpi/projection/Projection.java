package org.redress.kpi.projection;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.redress.kpi.cell.Differences;
import org.redress.kpi.cell.store.CellRows;
import org.redress.kpi.fact.CaseLife;
import org.redress.kpi.fact.SheetFact;
import org.redress.kpi.fact.Sheets;
import org.redress.kpi.fact.store.CaseRows;
import org.redress.kpi.fact.store.SheetRows;

/**
 * Merges a batch of updates into the facts and adds the difference to the cells. The tables are those of the connection's search path, so
 * that a rebuild uses the same code on its shadow.
 */
@ApplicationScoped
public class Projection {

    private final CaseRows cases;
    private final SheetRows sheets;
    private final CellRows cells;

    Projection(CaseRows cases, SheetRows sheets, CellRows cells) {
        this.cases = cases;
        this.sheets = sheets;
        this.cells = cells;
    }

    /**
     * Applies the updates in the given transaction.
     *
     * @return how many facts changed; 0 means that no figure changed either
     */
    public int apply(Connection transaction, List<FactUpdate> updates) throws SQLException {
        Map<UUID, List<FactUpdate.OfCase>> ofCases = new HashMap<>();
        List<SheetFact> ofSheets = new ArrayList<>();
        for (FactUpdate update : updates) {
            switch (update) {
                case FactUpdate.OfCase ofCase ->
                    ofCases.computeIfAbsent(ofCase.fact().complaint(), absent -> new ArrayList<>())
                            .add(ofCase);
                case FactUpdate.OfSheet ofSheet -> ofSheets.add(ofSheet.sheet());
            }
        }
        Differences differences = new Differences();
        int changed = 0;
        if (!ofCases.isEmpty()) {
            changed += mergeCases(transaction, ofCases, differences);
        }
        if (!ofSheets.isEmpty()) {
            changed += mergeSheets(transaction, ofSheets, differences);
        }
        cells.add(transaction, differences);
        return changed;
    }

    private int mergeCases(Connection transaction, Map<UUID, List<FactUpdate.OfCase>> updates, Differences differences)
            throws SQLException {
        Map<UUID, CaseLife> known = cases.load(transaction, updates.keySet());
        List<CaseLife> changed = new ArrayList<>();
        for (Map.Entry<UUID, List<FactUpdate.OfCase>> entry : updates.entrySet()) {
            CaseLife life = known.get(entry.getKey());
            if (life == null) {
                changed.add(begin(entry.getValue(), differences));
            } else if (proceed(life, entry.getValue(), differences)) {
                changed.add(life);
            }
        }
        cases.save(transaction, changed);
        return changed.size();
    }

    private static CaseLife begin(List<FactUpdate.OfCase> updates, Differences differences) {
        CaseLife life = new CaseLife(CaseLife.NEW, updates.getFirst().fact(), List.of());
        merge(life, updates);
        life.contribute(1, differences);
        return life;
    }

    private static boolean proceed(CaseLife life, List<FactUpdate.OfCase> updates, Differences differences) {
        life.contribute(-1, differences);
        boolean changed = merge(life, updates);
        life.contribute(1, differences);
        return changed;
    }

    private static boolean merge(CaseLife life, List<FactUpdate.OfCase> updates) {
        boolean changed = false;
        for (FactUpdate.OfCase update : updates) {
            changed |= life.merge(update.fact());
            for (var clock : update.clocks()) {
                changed |= life.merge(clock);
            }
        }
        return changed;
    }

    private int mergeSheets(Connection transaction, List<SheetFact> updates, Differences differences)
            throws SQLException {
        Sheets known = sheets.load(transaction, updates);
        known.contribute(-1, differences);
        Set<UUID> changed = new HashSet<>();
        for (SheetFact update : updates) {
            if (known.merge(update)) {
                changed.add(update.feedback());
            }
        }
        known.contribute(1, differences);
        if (!changed.isEmpty()) {
            sheets.save(transaction, known);
        }
        return changed.size();
    }
}
