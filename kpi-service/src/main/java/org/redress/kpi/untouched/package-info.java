/**
 * Deadlines that come up while nobody has begun: the leading sign of promises that will be broken, of which burn rates tell only afterwards
 * (metrics: a leading alert beside burn rates).
 */
@NullMarked
package org.redress.kpi.untouched;

import org.jspecify.annotations.NullMarked;
