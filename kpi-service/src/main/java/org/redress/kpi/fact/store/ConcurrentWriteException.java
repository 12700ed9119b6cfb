package org.redress.kpi.fact.store;

import java.sql.SQLTransactionRollbackException;

/** Another transaction wrote the same fact since it was read. Transient: the same work succeeds when it is done again. */
public final class ConcurrentWriteException extends SQLTransactionRollbackException {

    ConcurrentWriteException(int rows) {
        super(rows + " facts were written by another transaction meanwhile", "40001");
    }
}
