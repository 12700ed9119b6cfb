/** Answers to surveys: taken in, kept with their comments, published as facts. */
@NullMarked
package org.redress.feedback;

import org.jspecify.annotations.NullMarked;
