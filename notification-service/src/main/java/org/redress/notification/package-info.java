/** Tells customers and operations. */
@NullMarked
package org.redress.notification;

import org.jspecify.annotations.NullMarked;
