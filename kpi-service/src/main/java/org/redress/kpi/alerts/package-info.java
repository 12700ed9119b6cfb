/** What all alerts have in common when they are published. */
@NullMarked
package org.redress.kpi.alerts;

import org.jspecify.annotations.NullMarked;
