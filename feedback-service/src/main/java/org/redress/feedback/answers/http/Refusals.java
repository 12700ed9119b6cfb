package org.redress.feedback.answers.http;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.redress.kit.cloudevents.EventAnswer;
import org.redress.kit.http.JsonMembers;
import org.redress.kit.problem.Problem;
import org.redress.kit.problem.Problem.FieldError;

/** What this service refuses, as problems. */
final class Refusals {

    private Refusals() {}

    static Problem invalidSheet(List<FieldError> faults) {
        return JsonMembers.problem("invalid-feedback", "Not a valid answer sheet", faults);
    }

    static Problem unreadable(String reason) {
        return Problem.of(400, "invalid-json", "The request cannot be read", reason);
    }

    static Problem noIdentity() {
        return Problem.of(
                        400,
                        "idempotency-required",
                        "The request must be repeatable",
                        "Send externalId (unique per source) or the header Idempotency-Key, so that sending it again records it once.")
                .at("/externalId", "required", "externalId or Idempotency-Key is needed");
    }

    static Problem sourceNotAllowed() {
        return Problem.of(403, "source-not-allowed", "Not allowed", "This API key may not post as this source.");
    }

    static Problem atomicBatch(@Nullable EventAnswer[] answers) {
        List<EventAnswer> rejected =
                Arrays.stream(answers).filter(Objects::nonNull).toList();
        return Problem.of(
                        422,
                        "atomic-batch-rejected",
                        "Nothing was recorded",
                        rejected.size() + " of " + answers.length + " events have faults")
                .with("results", rejected);
    }
}
