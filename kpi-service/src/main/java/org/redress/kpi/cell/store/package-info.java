/** The tables of cells, and the dictionaries they refer to. */
@NullMarked
package org.redress.kpi.cell.store;

import org.jspecify.annotations.NullMarked;
