package org.redress.complaint.packs;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.redress.complaint.policy.LegalBasis;

/**
 * A rule, restated.
 *
 * @param says what it asks for
 * @param marks how its parts are known
 * @param toConfirm what is still open; absent if nothing is, or all
 */
public record PackRule(
        String id,
        String says,
        Source source,
        List<Evidence> marks,
        @Nullable String toConfirm) {

    public PackRule {
        marks = List.copyOf(marks);
    }

    /** Where it stands. */
    public record Source(String regulation, String section) {}

    /** Whether all of it was seen in the text of the rule, and nothing is open. */
    public boolean confirmed() {
        return toConfirm == null && marks.stream().allMatch(mark -> mark == Evidence.P);
    }

    LegalBasis.Cited cited() {
        return new LegalBasis.Cited(id, source.regulation(), source.section(), confirmed(), toConfirm);
    }
}
