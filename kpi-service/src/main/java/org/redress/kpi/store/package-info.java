/** What stores of several features share. */
@NullMarked
package org.redress.kpi.store;

import org.jspecify.annotations.NullMarked;
