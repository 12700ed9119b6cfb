package org.redress.complaint.erasure;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.redress.complaint.casework.ErasureBatch;

/** Where erasures are kept. */
public interface ErasureStore {

    /** Looks for everything of a person; nothing is changed. Empty if the case that is named does not exist. */
    Optional<ErasurePreview> find(Person person, int mostNumbers) throws SQLException;

    /** The erasure that took this person before. */
    Optional<Erasure> before(Person person) throws SQLException;

    /**
     * Records that a person is to be erased. From its commit on, what is told of them from before is not kept any more.
     *
     * @param at when it was asked for
     * @param by as {@code kind:id}
     */
    UUID request(Person person, String reason, Instant at, String by) throws SQLException;

    /** One erasure. */
    Optional<Erasure> one(UUID id) throws SQLException;

    /** The latest, the latest first. */
    List<Erasure> latest(int most) throws SQLException;

    /** Takes the next cases of an erasure that nobody else is at. */
    Optional<ErasureBatch.Part> claim(Connection transaction, int most) throws SQLException;

    /** Keeps that these cases are done. */
    void advance(Connection transaction, ErasureBatch.Part part, ErasureBatch.Tally tally, Instant at)
            throws SQLException;
}
