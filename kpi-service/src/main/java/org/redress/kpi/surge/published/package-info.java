/** What surges tell on Kafka. */
@NullMarked
package org.redress.kpi.surge.published;

import org.jspecify.annotations.NullMarked;
