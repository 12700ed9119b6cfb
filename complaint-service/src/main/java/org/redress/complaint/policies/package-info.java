/** Stored calendars and policies: which version a case is given, and why. */
@NullMarked
package org.redress.complaint.policies;

import org.jspecify.annotations.NullMarked;
