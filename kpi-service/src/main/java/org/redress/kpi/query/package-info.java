/**
 * Figures: a question (period, cut, groups, filters), the sums that the cells hold for it, and the figures computed from the sums.
 */
@NullMarked
package org.redress.kpi.query;

import org.jspecify.annotations.NullMarked;
