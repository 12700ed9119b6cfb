/** Resolution times with censoring over HTTP. */
@NullMarked
package org.redress.kpi.survival.http;

import org.jspecify.annotations.NullMarked;
