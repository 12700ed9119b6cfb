/** Reads the events of the contract, from the live topics and for a rebuild. */
@NullMarked
package org.redress.kpi.projection.kafka;

import org.jspecify.annotations.NullMarked;
