/** Refusals and failures as RFC 9457 problem details, written by one set of mappers. */
@NullMarked
package org.redress.kit.problem;

import org.jspecify.annotations.NullMarked;
