package org.redress.complaint.policies;

import java.sql.SQLException;
import java.util.List;

/** Where calendars and policies are kept. Versions are only ever added. */
public interface DefinitionStore {

    /** How many versions there are of everything; grows with each one that is saved. */
    long count() throws SQLException;

    /**
     * Everything that is stored.
     *
     * @param known what was read before; its versions are taken over without reading them again
     */
    Catalogue load(Catalogue known) throws SQLException;

    /**
     * Adds a version.
     *
     * @return false if there is a version of this number already
     */
    boolean add(Definition definition) throws SQLException;

    /** The latest version of each, in the order of ids. */
    List<Definition> latest(Definition.Kind kind) throws SQLException;

    /** All versions of one, the latest first. */
    List<Definition> versions(Definition.Kind kind, String id) throws SQLException;
}
