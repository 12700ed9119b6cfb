/** Caps and barred addresses in PostgreSQL. */
@NullMarked
package org.redress.notification.mail.store;

import org.jspecify.annotations.NullMarked;
