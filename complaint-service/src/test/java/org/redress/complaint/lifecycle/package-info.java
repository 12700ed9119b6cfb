@NullMarked
package org.redress.complaint.lifecycle;

import org.jspecify.annotations.NullMarked;
