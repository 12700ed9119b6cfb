package org.redress.importer.mapping;

import org.redress.importer.file.Row;

/** Turns the rows of one file, given from first to last, into events. Remembers what it needs of earlier rows; one per import. */
public interface RowEvents {

    /** What this row means. */
    Mapped of(Row row);
}
