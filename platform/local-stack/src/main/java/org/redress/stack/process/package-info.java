/** Keeps child processes alive: starts them in order, restarts what dies, ends all, and finds what an earlier run left behind. */
@NullMarked
package org.redress.stack.process;

import org.jspecify.annotations.NullMarked;
