/** The tables of facts. */
@NullMarked
package org.redress.kpi.fact.store;

import org.jspecify.annotations.NullMarked;
