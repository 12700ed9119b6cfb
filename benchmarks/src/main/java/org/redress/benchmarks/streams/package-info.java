/** The rebuild's strongest reference: a Kafka Streams topology that keeps the same facts and cells. */
@org.jspecify.annotations.NullMarked
package org.redress.benchmarks.streams;
