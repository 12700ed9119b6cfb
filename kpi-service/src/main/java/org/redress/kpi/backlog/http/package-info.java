/** The backlog over HTTP. */
@NullMarked
package org.redress.kpi.backlog.http;

import org.jspecify.annotations.NullMarked;
