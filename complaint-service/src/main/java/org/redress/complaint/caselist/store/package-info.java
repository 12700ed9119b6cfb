/** Lists of cases by Panache; the timeline by SQL over the event history. */
@NullMarked
package org.redress.complaint.caselist.store;

import org.jspecify.annotations.NullMarked;
