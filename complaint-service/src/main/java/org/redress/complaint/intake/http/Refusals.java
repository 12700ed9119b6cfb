package org.redress.complaint.intake.http;

import java.util.List;
import org.redress.complaint.lifecycle.CaseActor;
import org.redress.kit.caller.Caller;
import org.redress.kit.cloudevents.EventRefusal;
import org.redress.kit.problem.Problem;
import org.redress.kit.problem.ProblemException;

/** Between the refusals of the CloudEvents reader and problem details; and who is refused or not. */
final class Refusals {

    private Refusals() {}

    static Problem problem(EventRefusal refusal) {
        Problem problem = Problem.of(refusal.status(), refusal.code(), refusal.title(), refusal.detail());
        for (EventRefusal.Fault fault : refusal.errors()) {
            problem = problem.at(fault.pointer() == null ? "" : fault.pointer(), fault.code(), fault.message());
        }
        return problem;
    }

    static EventRefusal refusal(Problem problem) {
        List<EventRefusal.Fault> faults = problem.errors().stream()
                .map(error -> new EventRefusal.Fault(error.pointer(), error.code(), error.message()))
                .toList();
        return new EventRefusal(
                problem.status(),
                problem.code(),
                problem.title(),
                problem.detail() == null ? problem.title() : problem.detail(),
                faults);
    }

    static ProblemException sourceNotAllowed() {
        return Problem.of(403, "source-not-allowed", "The key may not speak for this source", "Ask for a key with it.")
                .at("/source", "not-allowed", "is not among the sources of the key")
                .exception();
    }

    static CaseActor actor(Caller caller) {
        CaseActor.Kind kind =
                switch (caller.kind()) {
                    case USER -> CaseActor.Kind.AGENT;
                    case MACHINE -> CaseActor.Kind.SYSTEM;
                    case SERVICE -> CaseActor.Kind.REDRESS;
                };
        return new CaseActor(kind, caller.id());
    }
}
