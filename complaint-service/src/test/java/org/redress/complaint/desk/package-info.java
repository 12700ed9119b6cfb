@NullMarked
package org.redress.complaint.desk;

import org.jspecify.annotations.NullMarked;
