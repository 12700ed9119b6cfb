/** From events of the contract to happenings, and into deliveries. */
@NullMarked
package org.redress.notification.rules.kafka;

import org.jspecify.annotations.NullMarked;
