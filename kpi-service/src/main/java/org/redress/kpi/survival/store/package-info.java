/** Durations of complaints from the facts, in SQL. */
@NullMarked
package org.redress.kpi.survival.store;

import org.jspecify.annotations.NullMarked;
