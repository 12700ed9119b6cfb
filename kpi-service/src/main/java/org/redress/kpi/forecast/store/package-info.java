/** Queues of clocks and the pace of teams, in SQL. */
@NullMarked
package org.redress.kpi.forecast.store;

import org.jspecify.annotations.NullMarked;
