package org.redress.feedback.answers.store;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.redress.feedback.answers.InvitationReport;
import org.redress.feedback.answers.ResponseDimensions;
import org.redress.feedback.answers.published.InvitationEvents;
import org.redress.kit.Uuids;

/** A row of {@code invitation_report}; the names are the columns'. */
record ReportRow(
        int position,
        UUID reportId,
        String source,
        String sourceId,
        String step,
        UUID invitationId,
        @Nullable UUID complaintId,
        @Nullable String survey,
        Instant occurredAt,
        boolean timeClamped,
        Instant recordedAt,
        String actor,
        @Nullable String dimSource,
        @Nullable String channel,
        @Nullable String category,
        @Nullable String product,
        @Nullable String team,
        @Nullable String priority,
        @Nullable String brand,
        @Nullable String region) {

    /** What makes it the same report again. */
    record Key(String source, String sourceId, String step) {}

    static ReportRow of(int position, InvitationReport report, Instant recordedAt) {
        ResponseDimensions dimensions = report.dimensions();
        return new ReportRow(
                position,
                Uuids.next(),
                report.source(),
                report.sourceId(),
                report.step().code(),
                InvitationEvents.invitationIdOf(dimensions.source(), report.invitation()),
                report.complaintId(),
                report.survey(),
                report.occurredAt(),
                report.timeClamped(),
                recordedAt,
                report.actor(),
                dimensions.source(),
                dimensions.channel(),
                dimensions.category(),
                dimensions.product(),
                dimensions.team(),
                dimensions.priority(),
                dimensions.brand(),
                dimensions.region());
    }

    Key key() {
        return new Key(source, sourceId, step);
    }
}
