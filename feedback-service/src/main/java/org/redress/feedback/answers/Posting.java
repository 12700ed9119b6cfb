package org.redress.feedback.answers;

/**
 * A sheet as a system posted it.
 *
 * @param source with {@code sourceId} its natural key for ever
 * @param actor who posted it, as {@code kind:id}
 */
public record Posting(String source, String sourceId, String actor, SurveyResponse sheet) {}
