/** What objectives tell on Kafka. */
@NullMarked
package org.redress.kpi.objective.published;

import org.jspecify.annotations.NullMarked;
