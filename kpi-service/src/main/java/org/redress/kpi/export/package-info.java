/** The facts as they are, row by row, for whoever computes elsewhere. */
@NullMarked
package org.redress.kpi.export;

import org.jspecify.annotations.NullMarked;
