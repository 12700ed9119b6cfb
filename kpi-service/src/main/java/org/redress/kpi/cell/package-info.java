/**
 * Cells: sums over facts by measure, quarter of an hour and dimensions. Whatever a fact says is added to cells; when the fact changes,
 * the difference is added. Everything in a cell can be added and subtracted, so the order of events does not matter.
 */
@NullMarked
package org.redress.kpi.cell;

import org.jspecify.annotations.NullMarked;
