/** Surges over HTTP. */
@NullMarked
package org.redress.kpi.surge.http;

import org.jspecify.annotations.NullMarked;
