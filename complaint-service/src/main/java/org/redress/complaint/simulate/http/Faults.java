package org.redress.complaint.simulate.http;

import java.util.ArrayList;
import java.util.List;
import org.redress.kit.problem.Problem;
import org.redress.kit.problem.Problem.FieldError;

/** All that is wrong with a request, up to a number that still helps. */
final class Faults {

    private static final int MOST = 100;

    private final List<FieldError> faults = new ArrayList<>();

    void add(String pointer, String code, String message) {
        if (faults.size() < MOST) {
            faults.add(new FieldError(pointer, code, message));
        }
    }

    boolean none() {
        return faults.isEmpty();
    }

    List<FieldError> all() {
        return List.copyOf(faults);
    }

    /** Refuses the request if anything was wrong anywhere. */
    void refuse() {
        if (!faults.isEmpty()) {
            FieldError first = faults.getFirst();
            Problem problem = Problem.invalidRequest(first.pointer() + " " + first.message());
            for (FieldError fault : faults) {
                problem = problem.at(fault.pointer(), fault.code(), fault.message());
            }
            throw problem.exception();
        }
    }
}
