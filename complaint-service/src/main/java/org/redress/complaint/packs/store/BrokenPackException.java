package org.redress.complaint.packs.store;

import java.util.List;

/** A pack that must not be used, with all that is wrong with it: {@code packs/x.json: /rules/3/source/section is blank}. */
public final class BrokenPackException extends RuntimeException {

    private final List<String> faults;

    BrokenPackException(String file, List<String> faults) {
        super(file + ": " + String.join("; ", faults));
        this.faults = List.copyOf(faults);
    }

    /** Each with its place in the file. */
    public List<String> faults() {
        return faults;
    }
}
