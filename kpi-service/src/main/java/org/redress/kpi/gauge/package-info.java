/** The main figures as gauges for Prometheus: computed now and then, never by the request that reads them. */
@NullMarked
package org.redress.kpi.gauge;

import org.jspecify.annotations.NullMarked;
