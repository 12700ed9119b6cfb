/** Transactions on this service's database. */
@NullMarked
package org.redress.feedback.database;

import org.jspecify.annotations.NullMarked;
