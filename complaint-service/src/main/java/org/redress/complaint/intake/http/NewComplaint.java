package org.redress.complaint.intake.http;

import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.redress.complaint.caselist.http.CaseView;

/** The body of a posted complaint, for the API description; {@link FactReader} reads it. */
@Schema(name = "NewComplaint", examples = """
        {"externalId":"R-4711","source":"shop","channel":"web","category":"delivery","priority":"high",
         "subject":"Parcel lost","text":"It never came.","customer":{"name":"Ada Example","email":"ada@example.org"}}
        """)
record NewComplaint(
        @Nullable String externalId,
        @Nullable String source,
        @Nullable String channel,
        @Nullable String category,
        @Nullable String product,
        @Nullable String priority,
        @Nullable String severity,
        @Nullable String brand,
        @Nullable String region,
        @Nullable String customerTier,
        @Nullable String jurisdiction,
        @Nullable Map<String, String> fields,
        @Nullable String team,
        @Nullable String assignee,
        @Nullable String sourceStatus,
        @Nullable Instant receivedAt,
        @Nullable String subject,
        @Nullable String text,
        CaseView.@Nullable CustomerView customer,
        CaseView.@Nullable StatedView stated,
        @Nullable Boolean historic) {}
