@NullMarked
package org.redress.complaint.simulate;

import org.jspecify.annotations.NullMarked;
