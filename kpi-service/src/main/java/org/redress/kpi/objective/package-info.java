/**
 * Objectives: shares that are promised for a period, how much of what they allow is used up, and how fast. Burning and recovered are told
 * once, whichever instance notices.
 */
@NullMarked
package org.redress.kpi.objective;

import org.jspecify.annotations.NullMarked;
