/** Ages in SQL. */
@NullMarked
package org.redress.kpi.backlog.store;

import org.jspecify.annotations.NullMarked;
