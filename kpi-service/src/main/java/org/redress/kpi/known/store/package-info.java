/** Views as schemas. */
@NullMarked
package org.redress.kpi.known.store;

import org.jspecify.annotations.NullMarked;
