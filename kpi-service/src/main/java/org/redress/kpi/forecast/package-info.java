/** How many clocks will be late: those due soon against the pace of their team. */
@NullMarked
package org.redress.kpi.forecast;

import org.jspecify.annotations.NullMarked;
