package org.redress.kpi.query.http;

import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.redress.kit.problem.Problem;
import org.redress.kpi.query.NoViewException;

/** The parameter {@code knownAt}, and what is said where there is no view of that moment. */
public final class Views {

    /** Its name. */
    public static final String KNOWN_AT = "knownAt";

    private Views() {}

    /** What a resource answers. */
    @FunctionalInterface
    public interface Answer<T> {
        /** Answers. */
        T get() throws SQLException;
    }

    /** The moment of which figures are asked as they were known; to the millisecond. */
    public static Optional<Instant> knownAt(Parameters parameters, Instant now) {
        Optional<Instant> given = parameters.time(KNOWN_AT, parameters.zone()).map(Views::precise);
        if (given.isPresent() && given.get().isAfter(now)) {
            throw Parameters.refusal(KNOWN_AT, "in-the-future", "lies in the future");
        }
        return given;
    }

    /** A moment in the resolution of events. */
    public static Instant precise(Instant moment) {
        return moment.truncatedTo(ChronoUnit.MILLIS);
    }

    /** The answer, or 409 if it needs a view that there is not. */
    public static <T> T answer(Answer<T> answer) throws SQLException {
        try {
            return answer.get();
        } catch (NoViewException e) {
            throw Problem.of(
                            409,
                            "no-such-view",
                            "There is no view of what was known then",
                            "POST /api/v1/kpis/views with {\"knownAt\": \"" + e.knownAt()
                                    + "\"} makes it; ask again when it is ready.")
                    .at("query:" + KNOWN_AT, "no-view", "has no view that is ready")
                    .exception();
        }
    }
}
