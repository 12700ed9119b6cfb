package org.redress.complaint.packs;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A letter that puts a later duty in place of an earlier one.
 *
 * @param event that says that it was sent
 * @param replaces the clock that it ends
 * @param by the clock that exists from then on, counted from its own start
 * @param notice what it must say; absent if the firm does not send it
 * @param rules ids of the rules that it comes from
 */
public record HoldingLetter(
        String event, String replaces, String by, @Nullable String notice, List<String> rules) {

    public HoldingLetter {
        rules = List.copyOf(rules);
    }
}
