/** What holds for every exchange: trace context, body limits, security headers, strict JSON. */
@NullMarked
package org.redress.kit.http;

import org.jspecify.annotations.NullMarked;
