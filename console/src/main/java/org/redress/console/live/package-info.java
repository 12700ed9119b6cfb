/** Hints that something has changed, for the screens that show it. */
@NullMarked
package org.redress.console.live;

import org.jspecify.annotations.NullMarked;
