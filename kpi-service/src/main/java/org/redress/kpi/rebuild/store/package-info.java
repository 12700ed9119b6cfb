/** The shadow tables, and the rows that tell of rebuilds. */
@NullMarked
package org.redress.kpi.rebuild.store;

import org.jspecify.annotations.NullMarked;
