/** Transactions on this service's database. */
@NullMarked
package org.redress.feedback.store;

import org.jspecify.annotations.NullMarked;
