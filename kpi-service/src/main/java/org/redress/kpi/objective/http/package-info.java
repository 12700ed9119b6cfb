/** Objectives over HTTP. */
@NullMarked
package org.redress.kpi.objective.http;

import org.jspecify.annotations.NullMarked;
