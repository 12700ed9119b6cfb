/** What services tell each other: event records, their wire names, topics and the one JSON mapping. */
@NullMarked
package org.redress.contract;

import org.jspecify.annotations.NullMarked;
