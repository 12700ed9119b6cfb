/** Answer sheets in PostgreSQL. */
@NullMarked
package org.redress.feedback.answers.store;

import org.jspecify.annotations.NullMarked;
