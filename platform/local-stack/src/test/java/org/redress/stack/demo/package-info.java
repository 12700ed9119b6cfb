@NullMarked
package org.redress.stack.demo;

import org.jspecify.annotations.NullMarked;
