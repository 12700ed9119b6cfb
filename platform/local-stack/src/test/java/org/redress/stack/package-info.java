@NullMarked
package org.redress.stack;

import org.jspecify.annotations.NullMarked;
