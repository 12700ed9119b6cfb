/** What only the facts know, in SQL. */
@NullMarked
package org.redress.kpi.gauge.store;

import org.jspecify.annotations.NullMarked;
