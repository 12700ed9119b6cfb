/** Rows as CSV or JSON, written as they are read. */
@NullMarked
package org.redress.kpi.export.http;

import org.jspecify.annotations.NullMarked;
