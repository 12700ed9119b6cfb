/** Figures about the intake for operators. */
@NullMarked
package org.redress.feedback.answers.metrics;

import org.jspecify.annotations.NullMarked;
