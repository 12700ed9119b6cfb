package org.redress.complaint.caselist;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What stands in the file of one case, and what is known over all. */
public interface CaseFiles {

    /** Every event of a case in the order of recording; empty if there is no such case. */
    List<TimelineEntry> timeline(UUID complaintId) throws SQLException;

    /** The cases that are merged into a case, in the order of merging, at most 200. */
    List<Duplicate> duplicates(UUID survivorId) throws SQLException;

    /** The sources that cases came from, at most 200. */
    List<String> sources() throws SQLException;

    /** The names of the custom fields that the cases received last carry, at most 200. */
    List<String> fields() throws SQLException;

    /** How many cases are open, by priority, and how many of them are close to a deadline. */
    OpenCounts openCounts() throws SQLException;

    /**
     * Open cases.
     *
     * @param atRisk those with a clock that used up three quarters of its budget and is not yet late
     */
    record OpenCounts(Map<String, Long> byPriority, long atRisk) {}
}
