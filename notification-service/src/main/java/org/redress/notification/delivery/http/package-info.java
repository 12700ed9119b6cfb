/** Deliveries for operators: list and retry. */
@NullMarked
package org.redress.notification.delivery.http;

import org.jspecify.annotations.NullMarked;
