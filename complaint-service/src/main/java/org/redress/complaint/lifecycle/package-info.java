/** The life of a case: moments in event time, folded into milestones and clocks. Pure: no framework, no {@code now()}. */
@NullMarked
package org.redress.complaint.lifecycle;

import org.jspecify.annotations.NullMarked;
