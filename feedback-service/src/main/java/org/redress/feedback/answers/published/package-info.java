/** Answer sheets as events of the contract. */
@NullMarked
package org.redress.feedback.answers.published;

import org.jspecify.annotations.NullMarked;
