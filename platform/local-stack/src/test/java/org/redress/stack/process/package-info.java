@NullMarked
package org.redress.stack.process;

import org.jspecify.annotations.NullMarked;
