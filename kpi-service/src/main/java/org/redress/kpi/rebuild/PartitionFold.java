package org.redress.kpi.rebuild;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.redress.kpi.fact.CaseLife;
import org.redress.kpi.fact.ClockRun;
import org.redress.kpi.fact.Invitations;
import org.redress.kpi.fact.SurveyResponses;
import org.redress.kpi.projection.FactUpdate;

/**
 * Merges the events of one partition in memory. All events of a complaint lie in one partition, so at its end every life is whole and is
 * stored once, at its last version. If they are too many for the memory, all of them are stored in parts.
 */
final class PartitionFold implements EventSource.Sink {

    /** As many lives go to the database at once. */
    private static final int SLICE = 5_000;

    private final Filling tables;
    private final int room;
    private final Map<UUID, CaseLife> lives = new HashMap<>();
    private SurveyResponses surveyResponses = new SurveyResponses(List.of());
    private Invitations invitations = new Invitations(List.of());
    private boolean inParts;

    /** @param room as many lives, sheets or invitations are held in memory */
    PartitionFold(Filling tables, int room) {
        this.tables = tables;
        this.room = room;
    }

    @Override
    public void accept(List<FactUpdate> updates) throws SQLException {
        for (FactUpdate update : updates) {
            switch (update) {
                case FactUpdate.OfCase ofCase -> merge(ofCase);
                case FactUpdate.OfSheet ofSheet -> surveyResponses.merge(ofSheet.sheet());
                case FactUpdate.OfInvitation ofInvitation -> invitations.merge(ofInvitation.invitation());
            }
        }
        if (lives.size() >= room) {
            inParts = true;
            storeLives();
        }
        if (surveyResponses.all().size() >= room) {
            storeSheets();
        }
        if (invitations.all().size() >= room) {
            storeInvitations();
        }
    }

    /** Stores what is left, at the end of the partition. */
    void end() throws SQLException {
        storeLives();
        storeSheets();
        storeInvitations();
    }

    private void merge(FactUpdate.OfCase update) {
        CaseLife life = lives.computeIfAbsent(
                update.fact().complaint(), absent -> new CaseLife(CaseLife.NEW, update.fact(), List.of()));
        life.merge(update.fact());
        for (ClockRun clock : update.clocks()) {
            life.merge(clock);
        }
    }

    private void storeLives() throws SQLException {
        List<CaseLife> sorted = new ArrayList<>(lives.values());
        lives.clear();
        // Neighbours in the index lie side by side in the table.
        sorted.sort(Comparator.comparing(life -> life.fact().complaint()));
        for (int from = 0; from < sorted.size(); from += SLICE) {
            List<CaseLife> slice = sorted.subList(from, Math.min(from + SLICE, sorted.size()));
            if (inParts) {
                tables.storeParts(slice);
            } else {
                tables.store(slice);
            }
        }
    }

    private void storeSheets() throws SQLException {
        if (!surveyResponses.all().isEmpty()) {
            tables.storeSheets(surveyResponses.all());
            surveyResponses = new SurveyResponses(List.of());
        }
    }

    private void storeInvitations() throws SQLException {
        if (!invitations.all().isEmpty()) {
            tables.storeInvitations(invitations.all());
            invitations = new Invitations(List.of());
        }
    }
}
