/** Which happenings are worth a message to whom. Pure: no database, no clock of its own. */
@NullMarked
package org.redress.notification.rules;

import org.jspecify.annotations.NullMarked;
