@NullMarked
package org.redress.complaint.intake;

import org.jspecify.annotations.NullMarked;
