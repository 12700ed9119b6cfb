/** Hints as server-sent events. */
@NullMarked
package org.redress.kpi.live.http;

import org.jspecify.annotations.NullMarked;
