/** Sums of whole days: what makes questions about years as fast as questions about weeks, and never changes an answer. */
@org.jspecify.annotations.NullMarked
package org.redress.kpi.day;
