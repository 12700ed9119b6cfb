package org.redress.kpi.query.cases;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A page of what is behind a part of a figure.
 *
 * @param total how many there are in all: equal to the figure
 * @param value what the values of the items say; absent if they have none
 * @param items in the order of {@link Item#at}
 * @param next where the following page begins; absent on the last one
 */
public record CaseList(
        long total,
        @Nullable String value,
        List<Item> items,
        @Nullable Position next) {

    /**
     * One complaint, clock, answer, answer sheet or invitation.
     *
     * @param complaintId absent for an answer or invitation that is about no complaint
     * @param number what people call the complaint; absent if it is not known here
     * @param at the time by which it falls into a period
     * @param value in the unit that the list names
     * @param clock the clock, if clocks are counted
     * @param run which run of it
     * @param state how the clock stands
     * @param feedbackId the answer sheet, if answers or sheets are counted, or the invitation, if invitations are
     * @param answer measure, question, scale and score
     */
    public record Item(
            @Nullable UUID complaintId,
            @Nullable String number,
            Instant at,
            @Nullable Double value,
            @Nullable String clock,
            @Nullable Integer run,
            @Nullable String state,
            @Nullable UUID feedbackId,
            @Nullable String answer) {

        /** Where the item stands in the list; no two items stand at the same place. */
        @JsonIgnore
        public Position position() {
            UUID id = feedbackId != null ? feedbackId : complaintId;
            if (id == null) {
                throw new IllegalStateException("An item is a complaint, a clock or an answer");
            }
            String detail = answer != null ? answer : clock != null ? clock : "";
            return new Position(at, id, detail, run == null ? 0 : run);
        }
    }

    /**
     * A place in the list.
     *
     * @param detail the clock or the answer; empty for complaints
     */
    public record Position(Instant at, UUID id, String detail, int run) {}
}
