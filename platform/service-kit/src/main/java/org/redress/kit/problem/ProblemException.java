package org.redress.kit.problem;

/** Ends a request with a problem. Cheap: it carries no stack trace, because it is an answer and not a failure. */
public final class ProblemException extends RuntimeException {

    private final transient Problem problem;

    public ProblemException(Problem problem) {
        super(problem.code() + ": " + problem.detail(), null, false, false);
        this.problem = problem;
    }

    /** The answer. */
    public Problem problem() {
        return problem;
    }
}
