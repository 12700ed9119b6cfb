/** Customer counts in tables; versions are only added. */
@NullMarked
package org.redress.kpi.customers.store;

import org.jspecify.annotations.NullMarked;
