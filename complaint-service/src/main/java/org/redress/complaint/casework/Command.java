package org.redress.complaint.casework;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.redress.complaint.lifecycle.AgentAction;
import org.redress.complaint.lifecycle.Happening;

/** One thing to do to one case. */
public sealed interface Command {

    /**
     * A fact that another system tells; never refused.
     *
     * @param source who tells it, and whose case it is unless {@code reference} is one of our ids or numbers
     * @param eventId its natural key within the source; absent if an idempotency key guards it
     * @param reference the source's own case reference, our id or our number; absent for a new case without one
     * @param ownCases whether only cases of this source may be meant
     * @param subject the complaint's subject line
     * @param message the text it brought
     * @param survivor the case that goes on, for a merge: the source's own reference, our id or our number
     */
    record Tell(
            String source,
            @Nullable String eventId,
            @Nullable String reference,
            boolean ownCases,
            Happening happening,
            @Nullable String subject,
            @Nullable Message message,
            @Nullable Customer customer,
            @Nullable String survivor)
            implements Command {}

    /**
     * Something an agent does to a case; refused if the case is not where it makes sense.
     *
     * @param idOrNumber the case
     * @param ifMatch the entity tag it is done for; see {@code ETags}
     * @param moves what is done, in order; the whole is refused unless each is allowed where the case is
     */
    record Act(String idOrNumber, @Nullable String ifMatch, List<Part> moves) implements Command {}

    /**
     * One move of an act, with the text it brings.
     *
     * @param survivor the case that goes on, for a merge: our id or number
     */
    record Part(
            AgentAction move,
            Happening happening,
            @Nullable Message message,
            @Nullable String survivor) {}
}
