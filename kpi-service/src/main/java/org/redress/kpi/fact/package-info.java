/**
 * Facts: one row per complaint, per clock of a complaint and per answer sheet, as the highest version seen says. Merging is idempotent
 * and commutative; duplicates, disorder and gaps change nothing (ADR 0004).
 */
@NullMarked
package org.redress.kpi.fact;

import org.jspecify.annotations.NullMarked;
