/** Transactions on this service's database, and rows as JSON. */
@NullMarked
package org.redress.notification.store;

import org.jspecify.annotations.NullMarked;
