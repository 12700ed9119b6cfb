/** Rows by a cursor of the server, a few at a time. */
@NullMarked
package org.redress.kpi.export.store;

import org.jspecify.annotations.NullMarked;
