/** What the live consumer notes beside facts and cells. */
@NullMarked
package org.redress.kpi.projection.store;

import org.jspecify.annotations.NullMarked;
