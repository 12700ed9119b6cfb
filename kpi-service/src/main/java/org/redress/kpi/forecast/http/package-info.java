/** Forecasts over HTTP. */
@NullMarked
package org.redress.kpi.forecast.http;

import org.jspecify.annotations.NullMarked;
