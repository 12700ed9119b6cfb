/** Who may call what. */
@NullMarked
package org.redress.kpi.http;

import org.jspecify.annotations.NullMarked;
