/**
 * The HTTP binding of CloudEvents 1.0.2 as far as an intake needs it: binary, structured and batched events with JSON data, read
 * strictly; and the answers to them. Plain Java on Jackson, without a web framework.
 *
 * <p>{@link org.redress.kit.cloudevents.CloudEventReader} reads a request into a {@link org.redress.kit.cloudevents.ParsedRequest};
 * {@link org.redress.kit.cloudevents.BatchAnswer} is what a batch is answered with.
 */
@NullMarked
package org.redress.kit.cloudevents;

import org.jspecify.annotations.NullMarked;
