/** Figures over HTTP. */
@NullMarked
package org.redress.kpi.query.http;

import org.jspecify.annotations.NullMarked;
