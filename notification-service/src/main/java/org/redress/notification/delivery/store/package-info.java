/** Deliveries in PostgreSQL. */
@NullMarked
package org.redress.notification.delivery.store;

import org.jspecify.annotations.NullMarked;
