/** Versions of policies and calendars for cases that are open already: first shown, then applied, and taken back if need be (DEC-3). */
@NullMarked
package org.redress.complaint.apply;

import org.jspecify.annotations.NullMarked;
