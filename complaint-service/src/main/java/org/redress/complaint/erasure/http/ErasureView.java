package org.redress.complaint.erasure.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.redress.complaint.erasure.Erasure;
import org.redress.complaint.erasure.ErasurePreview;

/**
 * That somebody was erased; not who.
 *
 * @param state {@code running} or {@code done}
 * @param reason a code
 * @param requestedBy as {@code kind:id}
 * @param cases how many cases it takes
 * @param openCases how many of them were not settled then
 * @param erased how many of them are done
 * @param messages how many texts were blanked so far
 */
@Schema(name = "Erasure")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ErasureView(
        UUID id,
        @Schema(implementation = Erasure.State.class) String state,
        String reason,
        Instant requestedAt,
        String requestedBy,
        @Nullable Instant finishedAt,
        int cases,
        int openCases,
        int erased,
        int messages) {

    /** Several, without more pages. */
    @Schema(name = "Erasures")
    record Erasures(List<ErasureView> items) {}

    /**
     * What would go.
     *
     * @param cases how many cases go on without the person
     * @param openCases how many of those are not settled: nobody can be answered afterwards
     * @param contacts cases with a name, an address, a number or a reference
     * @param messages texts of those cases
     * @param fields cases with custom fields
     * @param numbers of the first 50 of those cases
     */
    @Schema(name = "ErasurePreview")
    record Preview(int cases, int openCases, int contacts, int messages, int fields, List<String> numbers) {

        static Preview of(ErasurePreview erasurePreview) {
            return new Preview(
                    erasurePreview.cases(),
                    erasurePreview.openCases(),
                    erasurePreview.contacts(),
                    erasurePreview.messages(),
                    erasurePreview.fields(),
                    erasurePreview.numbers());
        }
    }

    static ErasureView of(Erasure erasure) {
        return new ErasureView(
                erasure.id(),
                erasure.state().name().toLowerCase(Locale.ROOT),
                erasure.reason(),
                erasure.requestedAt(),
                erasure.requestedBy(),
                erasure.finishedAt(),
                erasure.cases(),
                erasure.openCases(),
                erasure.erased(),
                erasure.messages());
    }
}
