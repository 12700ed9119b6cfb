/** What other systems tell: complaints, and the whole life of a case as facts with their own event times. */
@NullMarked
package org.redress.complaint.intake;

import org.jspecify.annotations.NullMarked;
