package org.redress.complaint.casework.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.redress.complaint.casework.ErasureBatch;
import org.redress.messaging.EventLog;

/** Erases the person of some cases; each with its event, and with how far the work got. */
final class EraseTransaction {

    private final Connection transaction;
    private final EventLog eventLog;
    private final Tombstones tombstones;
    private final Changes changes;

    EraseTransaction(Connection transaction, EventLog eventLog, Tombstones tombstones, Changes changes) {
        this.transaction = transaction;
        this.eventLog = eventLog;
        this.tombstones = tombstones;
        this.changes = changes;
    }

    ErasureBatch.@Nullable Tally run(ErasureBatch work) throws SQLException {
        ErasureBatch.Part part = work.begin(transaction);
        if (part == null) {
            return null;
        }
        PersonRows.mayScan(transaction);
        Instant now = DatabaseTime.now(transaction);
        List<OpenCase> erased = new ArrayList<>(part.cases().size());
        for (OpenCase open : CaseRows.lock(transaction, part.cases()).values()) {
            if (open.erasedAt() == null) {
                open.erase(now);
                changes.add(open, List.of(open.complaint().erasePerson(part.actor(), part.reason(), now)), now, null);
                erased.add(open);
            }
        }
        int messages = 0;
        if (!erased.isEmpty()) {
            CaseRows.save(transaction, erased);
            eventLog.append(transaction, changes.history());
            tombstones.rename(transaction, erased);
            messages = PersonRows.erase(transaction, erased, now);
        }
        ErasureBatch.Tally tally = new ErasureBatch.Tally(part.cases().size(), messages);
        work.end(transaction, part, tally);
        return tally;
    }
}
