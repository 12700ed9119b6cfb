/** Lists over HTTP. */
@NullMarked
package org.redress.kpi.query.cases.http;

import org.jspecify.annotations.NullMarked;
