/** How far the figures are, in SQL. */
@NullMarked
package org.redress.kpi.live.store;

import org.jspecify.annotations.NullMarked;
