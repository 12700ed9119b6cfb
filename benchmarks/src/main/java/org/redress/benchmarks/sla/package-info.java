/** JMH measurements of the SLA engine, each beside a straightforward walk with java.time. */
@NullMarked
package org.redress.benchmarks.sla;

import org.jspecify.annotations.NullMarked;
