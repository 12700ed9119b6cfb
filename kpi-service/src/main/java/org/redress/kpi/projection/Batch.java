package org.redress.kpi.projection;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.redress.kpi.cell.CellDifferences;
import org.redress.kpi.fact.CaseLife;
import org.redress.kpi.fact.ClockRun;
import org.redress.kpi.fact.InvitationFact;
import org.redress.kpi.fact.Invitations;
import org.redress.kpi.fact.ResponseFact;
import org.redress.kpi.fact.SurveyResponses;

/**
 * The updates of one transaction, by complaint. Each touched complaint is taken out of the cells as it was and put in as it is, however
 * many of its events the batch holds.
 *
 * @param cases the updates of each complaint
 * @param sheets the updates of answer sheets
 * @param invitations the updates of invitations
 */
public record Batch(
        Map<UUID, List<FactUpdate.OfCase>> cases, List<ResponseFact> sheets, List<InvitationFact> invitations) {

    /** Sorts the updates by what they are about. */
    public static Batch of(List<FactUpdate> updates) {
        Batch batch = new Batch(new LinkedHashMap<>(), new ArrayList<>(), new ArrayList<>());
        for (FactUpdate update : updates) {
            switch (update) {
                case FactUpdate.OfCase ofCase ->
                    batch.cases
                            .computeIfAbsent(ofCase.fact().complaint(), absent -> new ArrayList<>())
                            .add(ofCase);
                case FactUpdate.OfSheet ofSheet -> batch.sheets.add(ofSheet.sheet());
                case FactUpdate.OfInvitation ofInvitation -> batch.invitations.add(ofInvitation.invitation());
            }
        }
        return batch;
    }

    /**
     * Merges the updates into the lives that are known, and begins those that are not.
     *
     * @return the lives that changed
     */
    public Collection<CaseLife> mergeCases(Map<UUID, CaseLife> known, CellDifferences cellDifferences) {
        List<CaseLife> changed = new ArrayList<>();
        cases.forEach((complaint, updates) -> {
            CaseLife life = known.get(complaint);
            if (life == null) {
                changed.add(begin(updates, cellDifferences));
            } else if (proceed(life, updates, cellDifferences)) {
                changed.add(life);
            }
        });
        return changed;
    }

    /**
     * Merges the updates into the sheets of the same groups.
     *
     * @return how many sheets changed
     */
    public int mergeSheets(SurveyResponses known, CellDifferences cellDifferences) {
        Set<UUID> changed = new HashSet<>();
        known.contribute(-1, cellDifferences);
        for (ResponseFact update : sheets) {
            if (known.merge(update)) {
                changed.add(update.feedback());
            }
        }
        known.contribute(1, cellDifferences);
        return changed.size();
    }

    /**
     * Merges the updates into the invitations that are known.
     *
     * @return how many invitations changed
     */
    public int mergeInvitations(Invitations known, CellDifferences cellDifferences) {
        Set<UUID> changed = new HashSet<>();
        known.contribute(-1, cellDifferences);
        for (InvitationFact update : invitations) {
            if (known.merge(update)) {
                changed.add(update.invitation());
            }
        }
        known.contribute(1, cellDifferences);
        return changed.size();
    }

    private static CaseLife begin(List<FactUpdate.OfCase> updates, CellDifferences cellDifferences) {
        CaseLife life = new CaseLife(CaseLife.NEW, updates.getFirst().fact(), List.of());
        merge(life, updates);
        life.contribute(1, cellDifferences);
        return life;
    }

    private static boolean proceed(CaseLife life, List<FactUpdate.OfCase> updates, CellDifferences cellDifferences) {
        life.contribute(-1, cellDifferences);
        boolean changed = merge(life, updates);
        life.contribute(1, cellDifferences);
        return changed;
    }

    private static boolean merge(CaseLife life, List<FactUpdate.OfCase> updates) {
        boolean changed = false;
        for (FactUpdate.OfCase update : updates) {
            changed |= life.merge(update.fact());
            for (ClockRun clock : update.clocks()) {
                changed |= life.merge(clock);
            }
        }
        return changed;
    }
}
