/** Figures about deliveries. */
@NullMarked
package org.redress.notification.delivery.metrics;

import org.jspecify.annotations.NullMarked;
