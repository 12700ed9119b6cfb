/** The commands of {@code ./redress}. */
@NullMarked
package org.redress.stack.command;

import org.jspecify.annotations.NullMarked;
