/**
 * Reliable delivery: an event is stored in the transaction of the change it tells of, published in order, and applied once.
 *
 * <p>Producers append to the {@link org.redress.messaging.EventLog}; a relay publishes. Consumers implement
 * {@link org.redress.messaging.EventBatchHandler}: a record is applied, parked, or blocks; never skipped.
 */
@NullMarked
package org.redress.messaging;

import org.jspecify.annotations.NullMarked;
