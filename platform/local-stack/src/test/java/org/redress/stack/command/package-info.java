@NullMarked
package org.redress.stack.command;

import org.jspecify.annotations.NullMarked;
