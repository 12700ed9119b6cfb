/** The watches over categories, in SQL. */
@NullMarked
package org.redress.kpi.surge.store;

import org.jspecify.annotations.NullMarked;
