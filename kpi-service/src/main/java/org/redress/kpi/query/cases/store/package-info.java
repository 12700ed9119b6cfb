/** Lists in SQL: one place for each measure. */
@NullMarked
package org.redress.kpi.query.cases.store;

import org.jspecify.annotations.NullMarked;
