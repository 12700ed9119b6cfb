/** Sums of cells and ages of facts, in SQL. */
@NullMarked
package org.redress.kpi.query.store;

import org.jspecify.annotations.NullMarked;
