/** Objectives and their states, in SQL. */
@NullMarked
package org.redress.kpi.objective.store;

import org.jspecify.annotations.NullMarked;
