/** Untouched deadlines and the watches over them in SQL. */
@NullMarked
package org.redress.kpi.untouched.store;

import org.jspecify.annotations.NullMarked;
