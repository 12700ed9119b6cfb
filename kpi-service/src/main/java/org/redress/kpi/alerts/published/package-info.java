/** Alerts in the words of the event contract. */
@NullMarked
package org.redress.kpi.alerts.published;

import org.jspecify.annotations.NullMarked;
