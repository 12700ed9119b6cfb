/** What untouched deadlines tell on Kafka. */
@NullMarked
package org.redress.kpi.untouched.published;

import org.jspecify.annotations.NullMarked;
