/** Views over HTTP. */
@NullMarked
package org.redress.kpi.known.http;

import org.jspecify.annotations.NullMarked;
