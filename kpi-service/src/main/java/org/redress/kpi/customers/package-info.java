/** How many customers there are, posted by whoever knows, and what complaints are measured by them. */
@NullMarked
package org.redress.kpi.customers;

import org.jspecify.annotations.NullMarked;
