/** What each figure means: the one source of the API's definitions and of {@code docs/kpis.md}. */
@NullMarked
package org.redress.kpi.definitions;

import org.jspecify.annotations.NullMarked;
