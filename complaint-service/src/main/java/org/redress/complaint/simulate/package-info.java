/** Clocks without a case: calendars, a policy, a receipt and what happens after it go in, clocks and their explanation come out. */
@NullMarked
package org.redress.complaint.simulate;

import org.jspecify.annotations.NullMarked;
