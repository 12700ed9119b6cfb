/** One table of who may call what; everything else is refused. */
@NullMarked
package org.redress.kit.access;

import org.jspecify.annotations.NullMarked;
