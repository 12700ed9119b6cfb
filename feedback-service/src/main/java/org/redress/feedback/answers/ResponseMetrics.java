package org.redress.feedback.answers;

/** Counts answers for the operators' metrics. */
public interface ResponseMetrics {

    /** A posting was recorded, or recognised as a duplicate. */
    void count(Posting posting, Recorded recorded);

    /** A posting was refused for this reason (a machine code). */
    void refused(String reason);
}
