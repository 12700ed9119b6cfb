package org.redress.complaint.policy.json;

import java.util.ArrayList;
import java.util.List;
import org.redress.kit.problem.Problem;
import org.redress.kit.problem.Problem.FieldError;

/** All that is wrong with a request, up to a number that still helps. */
public final class Faults {

    private static final int MOST = 100;

    private final List<FieldError> faults = new ArrayList<>();

    public void add(String pointer, String code, String message) {
        if (faults.size() < MOST) {
            faults.add(new FieldError(pointer, code, message));
        }
    }

    public boolean none() {
        return faults.isEmpty();
    }

    public List<FieldError> all() {
        return List.copyOf(faults);
    }

    /** Refuses the request if anything was wrong anywhere. */
    public void refuse() {
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
