/** The dimensions of cases in PostgreSQL. */
@NullMarked
package org.redress.feedback.cases.store;

import org.jspecify.annotations.NullMarked;
