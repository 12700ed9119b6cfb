@NullMarked
package org.redress.complaint.casework;

import org.jspecify.annotations.NullMarked;
