/** What agents do to cases. */
@NullMarked
package org.redress.complaint.desk;

import org.jspecify.annotations.NullMarked;
