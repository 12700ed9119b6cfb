package org.redress.complaint.casework;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.redress.complaint.lifecycle.Complaint;

/** Where cases are kept. */
public interface CaseRepository {

    /**
     * Does the steps of all units in one transaction and commits it.
     *
     * @return an answer for each unit
     * @throws SQLException if the database refuses; nothing has happened then
     * @throws org.redress.kit.problem.ProblemException if a keyed unit stands alone and its key refuses it
     */
    List<BatchResult> commit(List<CommandBatch> units) throws SQLException;

    /**
     * Lets time pass for cases whose clocks are due, in one transaction. Several instances may do so at once; each case is taken by one.
     *
     * @param asOf how far; absent for the time of the database
     * @param limit the most cases to take
     * @param believes whether a time of the database is believed; if it is not, nothing is taken
     * @throws SQLException if the database fails; nothing has happened then
     */
    Swept sweep(@Nullable Instant asOf, int limit, Predicate<Instant> believes) throws SQLException;

    /**
     * Does the next part of giving open cases other versions, in one transaction.
     *
     * @return null if there was nothing to do
     * @throws SQLException if the database fails; nothing has happened then
     */
    ReassignmentBatch.@Nullable Tally repin(ReassignmentBatch work) throws SQLException;

    /**
     * Erases the next of the cases of a person, in one transaction.
     *
     * @return null if there was nothing to do
     * @throws SQLException if the database fails; nothing has happened then
     */
    ErasureBatch.@Nullable Tally erase(ErasureBatch work) throws SQLException;

    /**
     * Shows every open case as of one instant, without keeping them.
     *
     * @param reader called by several threads; what it is given is for reading only
     * @throws SQLException if the database fails
     */
    void eachOpen(Consumer<Complaint> reader) throws SQLException;

    /**
     * Reads a case.
     *
     * @param idOrNumber our id or number
     * @throws SQLException if the database fails
     */
    Optional<CaseDetails> find(String idOrNumber) throws SQLException;

    /**
     * Reads a case as it stood when a fact had just been recorded: what the sender of that fact was answered.
     *
     * @param version the version that recorded the fact
     * @throws SQLException if the database fails
     */
    Optional<CaseDetails> findAsTold(UUID id, int version) throws SQLException;

    /**
     * What a sweep found.
     *
     * @param databaseTime when its transaction began
     * @param nextAt the first instant from then on after which clocks are due, as known before this sweep; absent if there is none
     * @param cases how many cases it took
     * @param fired what it announced
     */
    record Swept(Instant databaseTime, @Nullable Instant nextAt, int cases, List<Fired> fired) {}

    /**
     * One announcement of a sweep.
     *
     * @param lateSeconds from due to the beginning of the transaction that announces it
     * @param alert whether somebody was to be told
     */
    record Fired(String clock, boolean breach, double lateSeconds, boolean alert) {}
}
