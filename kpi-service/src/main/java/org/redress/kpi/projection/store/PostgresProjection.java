package org.redress.kpi.projection.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.redress.kpi.cell.CellDifferences;
import org.redress.kpi.cell.store.CellRows;
import org.redress.kpi.fact.CaseLife;
import org.redress.kpi.fact.Invitations;
import org.redress.kpi.fact.SurveyResponses;
import org.redress.kpi.fact.store.CaseRows;
import org.redress.kpi.fact.store.InvitationRows;
import org.redress.kpi.fact.store.ResponseRows;
import org.redress.kpi.projection.Batch;
import org.redress.kpi.projection.FactUpdate;
import org.redress.kpi.projection.Projection;

/** Loads the facts that a batch touches, merges it into them, and saves them with the difference of the cells. */
@ApplicationScoped
public class PostgresProjection implements Projection {

    /**
     * A batch of thousands on a busy machine may take longer than a request is given; if it were cut off, it would be tried again for ever.
     */
    private static final int LONGEST_STATEMENT_MILLIS = 60_000;

    private final CaseRows cases;
    private final ResponseRows sheets;
    private final InvitationRows invitations;
    private final CellRows cells;

    PostgresProjection(CaseRows cases, ResponseRows sheets, InvitationRows invitations, CellRows cells) {
        this.cases = cases;
        this.sheets = sheets;
        this.invitations = invitations;
        this.cells = cells;
    }

    @Override
    public int apply(Connection transaction, List<FactUpdate> updates) throws SQLException {
        int usual = transaction.getNetworkTimeout();
        if (usual == 0 || usual >= LONGEST_STATEMENT_MILLIS) {
            return applyInTime(transaction, updates);
        }
        transaction.setNetworkTimeout(Runnable::run, LONGEST_STATEMENT_MILLIS);
        try {
            return applyInTime(transaction, updates);
        } finally {
            if (!transaction.isClosed()) {
                transaction.setNetworkTimeout(Runnable::run, usual);
            }
        }
    }

    private int applyInTime(Connection transaction, List<FactUpdate> updates) throws SQLException {
        Batch batch = Batch.of(updates);
        CellDifferences cellDifferences = new CellDifferences();
        int changed = 0;
        if (!batch.cases().isEmpty()) {
            Map<UUID, CaseLife> lives = cases.load(transaction, batch.cases().keySet());
            Collection<CaseLife> merged = batch.mergeCases(lives, cellDifferences);
            cases.save(transaction, merged);
            changed += merged.size();
        }
        if (!batch.sheets().isEmpty()) {
            SurveyResponses known = sheets.load(transaction, batch.sheets());
            int merged = batch.mergeSheets(known, cellDifferences);
            if (merged > 0) {
                sheets.save(transaction, known);
            }
            changed += merged;
        }
        if (!batch.invitations().isEmpty()) {
            Invitations known = invitations.load(transaction, batch.invitations());
            int merged = batch.mergeInvitations(known, cellDifferences);
            if (merged > 0) {
                invitations.save(transaction, known.all());
            }
            changed += merged;
        }
        cells.add(transaction, cellDifferences);
        return changed;
    }
}
