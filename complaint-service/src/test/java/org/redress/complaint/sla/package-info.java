@NullMarked
package org.redress.complaint.sla;

import org.jspecify.annotations.NullMarked;
