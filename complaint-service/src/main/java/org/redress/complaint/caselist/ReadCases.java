package org.redress.complaint.caselist;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.redress.complaint.casework.CaseDetails;
import org.redress.complaint.casework.CaseRepository;
import org.redress.kit.problem.Problem;
import org.redress.kit.problem.ProblemException;

/** Reading cases. */
@Singleton
public final class ReadCases {

    private final CaseRepository ledger;
    private final CaseFiles files;
    private final CaseLists lists;

    ReadCases(CaseRepository ledger, CaseFiles files, CaseLists lists) {
        this.ledger = ledger;
        this.files = files;
        this.lists = lists;
    }

    /**
     * One case.
     *
     * @param idOrNumber our id or number
     * @throws ProblemException 404 if there is none, 503 if the database cannot be reached
     */
    public CaseDetails one(String idOrNumber) {
        return reading(() -> ledger.find(idOrNumber)).orElseThrow(() -> Problem.notFound("There is no such complaint.")
                .exception());
    }

    /**
     * A case as it stood when a fact had just been recorded.
     *
     * @param version the version that recorded the fact
     * @throws ProblemException 404 if there is none, 503 if the database cannot be reached
     */
    public CaseDetails asTold(UUID id, int version) {
        return reading(() -> ledger.findAsTold(id, version))
                .orElseThrow(
                        () -> Problem.notFound("There is no such complaint.").exception());
    }

    /**
     * Everything that happened to a case.
     *
     * @param entries in the order of recording
     * @param duplicates the cases that are merged into it, in the order of merging
     */
    public record Timeline(List<TimelineEntry> entries, List<Duplicate> duplicates) {}

    /**
     * What happened to a case.
     *
     * @param idOrNumber our id or number
     * @throws ProblemException 404 if there is none, 503 if the database cannot be reached
     */
    public Timeline timeline(String idOrNumber) {
        CaseDetails details = one(idOrNumber);
        return reading(() -> new Timeline(files.timeline(details.id()), files.duplicates(details.id())));
    }

    /** Up to {@code limit} cases behind a position, in the filter's order. */
    public List<CaseLists.Listed> list(CaseFilter filter, @Nullable Position after, int limit) {
        return lists.list(filter, after, limit);
    }

    /** The sources that cases came from. */
    public List<String> sources() {
        return reading(files::sources);
    }

    /** The names of the custom fields that the cases received last carry. */
    public List<String> fields() {
        return reading(files::fields);
    }

    @FunctionalInterface
    private interface Reading<T> {
        T read() throws SQLException;
    }

    private static <T> T reading(Reading<T> reading) {
        try {
            return reading.read();
        } catch (SQLException e) {
            throw new ProblemException(
                    Problem.of(503, "unavailable", "Try again later", "The database cannot be reached.")
                            .header("Retry-After", "1"));
        }
    }
}
