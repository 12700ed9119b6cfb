/** Figures from events: facts per case, cells per quarter of an hour, and the figures read from them. */
@NullMarked
package org.redress.kpi;

import org.jspecify.annotations.NullMarked;
