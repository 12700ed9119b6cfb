/** Deliveries: what shall be sent, its attempts, its end, and the workers that carry it out. */
@NullMarked
package org.redress.notification.delivery;

import org.jspecify.annotations.NullMarked;
