/** The cases that answers are about, as far as answers are counted by them. */
@NullMarked
package org.redress.feedback.cases;

import org.jspecify.annotations.NullMarked;
