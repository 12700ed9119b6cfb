/** Definitions over HTTP. */
@NullMarked
package org.redress.kpi.definitions.http;

import org.jspecify.annotations.NullMarked;
