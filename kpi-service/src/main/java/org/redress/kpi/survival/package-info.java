/** How long complaints take when not all are resolved yet: nothing is left out for being open. */
@NullMarked
package org.redress.kpi.survival;

import org.jspecify.annotations.NullMarked;
