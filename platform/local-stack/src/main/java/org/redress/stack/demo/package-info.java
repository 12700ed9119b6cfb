/** Invented complaints and answers for the first look. */
@NullMarked
package org.redress.stack.demo;

import org.jspecify.annotations.NullMarked;
