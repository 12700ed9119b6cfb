/** The formulas behind the figures: pure functions of counts and values, each checked against published reference numbers. */
@NullMarked
package org.redress.kpi.statistics;

import org.jspecify.annotations.NullMarked;
