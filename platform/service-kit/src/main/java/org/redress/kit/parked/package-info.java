/** Parked records over HTTP, for operators. */
@NullMarked
package org.redress.kit.parked;

import org.jspecify.annotations.NullMarked;
