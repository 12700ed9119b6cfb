/** Views of what was known at a moment: made from the events recorded until then, beside the live tables and without touching them. */
@NullMarked
package org.redress.kpi.known;

import org.jspecify.annotations.NullMarked;
