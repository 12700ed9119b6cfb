/** Rebuilds over HTTP, for administrators. */
@NullMarked
package org.redress.kpi.rebuild.http;

import org.jspecify.annotations.NullMarked;
