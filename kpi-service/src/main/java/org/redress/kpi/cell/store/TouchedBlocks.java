package org.redress.kpi.cell.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.stream.IntStream;
import org.redress.kit.store.Sql;

/** Notes in which stretches of time cells change, so that nothing summed up from them is taken for true any more. */
public final class TouchedBlocks {

    /** A block has two to the power of this many slots, 32 hours. */
    public static final int SHIFT = 7;

    private TouchedBlocks() {}

    /** Notes the blocks of these slots, in the transaction that changes their cells. */
    static void note(Connection transaction, IntStream slots) throws SQLException {
        int[] blocks = slots.map(slot -> slot >> SHIFT).distinct().toArray();
        if (blocks.length > 0) {
            Sql.on(transaction)
                    .update("insert into day_touched (block) select * from unnest(?)", Sql.array("int4", blocks));
        }
    }
}
