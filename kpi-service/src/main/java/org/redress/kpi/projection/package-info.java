/** From events to facts and cells: one batch, one transaction, each touched row written once. */
@NullMarked
package org.redress.kpi.projection;

import org.jspecify.annotations.NullMarked;
