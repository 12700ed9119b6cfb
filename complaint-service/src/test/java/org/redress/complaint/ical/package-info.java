@NullMarked
package org.redress.complaint.ical;

import org.jspecify.annotations.NullMarked;
