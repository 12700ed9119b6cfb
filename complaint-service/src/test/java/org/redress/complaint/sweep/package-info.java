@NullMarked
package org.redress.complaint.sweep;

import org.jspecify.annotations.NullMarked;
