/** The complaint-service, as far as notifications need it. */
@NullMarked
package org.redress.notification.complaints;

import org.jspecify.annotations.NullMarked;
