package org.redress.kpi.export;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An opened export: all of it as of one moment. Not thread-safe; whoever opens it closes it. */
public interface Export extends AutoCloseable {

    /** Takes rows. */
    @FunctionalInterface
    interface Sink {
        /** Takes the next row, in the order of the columns; may wait, and the rows wait with it. */
        void row(List<@Nullable Object> values) throws IOException;
    }

    /** The columns of each row. */
    List<Column> columns();

    /** How many rows there are. */
    long rows();

    /** Gives all rows, once. */
    void forEach(Sink sink) throws SQLException, IOException;

    @Override
    void close();

    /** Opens exports. */
    interface Opening {

        /**
         * Opens an export; absent if as many as may run do.
         *
         * @throws org.redress.kpi.query.NoViewException if there is no view of what was known when
         */
        Optional<Export> open(ExportQuestion question) throws SQLException;
    }
}
