/** What customers answered: sheets, measures and their scales, and the use case that records them. */
@NullMarked
package org.redress.feedback.answers;

import org.jspecify.annotations.NullMarked;
