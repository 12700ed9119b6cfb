@NullMarked
package org.redress.complaint.sla.calendar;

import org.jspecify.annotations.NullMarked;
