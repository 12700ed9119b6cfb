@NullMarked
package org.redress.complaint.apply;

import org.jspecify.annotations.NullMarked;
