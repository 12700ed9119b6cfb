package org.redress.feedback.answers;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads sheets, comments included, for people who may read the case. */
@ApplicationScoped
public class ReadAnswers {

    private final ResponseRepository archive;

    ReadAnswers(ResponseRepository archive) {
        this.archive = archive;
    }

    /** The counted form of a sheet. */
    public Optional<ResponseView> find(UUID feedbackId) throws SQLException {
        return archive.find(feedbackId);
    }

    /** Sheets, newest first, below the given one; of one complaint or of all. */
    public List<ResponseView> list(@Nullable UUID complaintId, @Nullable UUID below, int limit) throws SQLException {
        return archive.list(complaintId, below, limit);
    }
}
