/** The tables of day sums. */
@org.jspecify.annotations.NullMarked
package org.redress.kpi.day.store;
