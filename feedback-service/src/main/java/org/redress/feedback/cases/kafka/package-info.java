/** Listens to the cases that answers are about. */
@NullMarked
package org.redress.feedback.cases.kafka;

import org.jspecify.annotations.NullMarked;
