package org.redress.kpi.export;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Optional;

/** Opens exports for whoever writes them somewhere. */
@ApplicationScoped
public class OpenExports {

    private final Export.Opening exports;

    OpenExports(Export.Opening exports) {
        this.exports = exports;
    }

    /**
     * Opens an export, to be closed by the caller; absent if as many as may run do.
     *
     * @throws org.redress.kpi.query.NoViewException if there is no view of what was known when
     * @throws SQLException if the database fails
     */
    public Optional<Export> open(ExportQuestion question) throws SQLException {
        return exports.open(question);
    }
}
