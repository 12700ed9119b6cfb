/** Measurements against a running local stack. Each prints its reference, measured in the same run, and the ratio to it. */
@NullMarked
package org.redress.benchmarks;

import org.jspecify.annotations.NullMarked;
