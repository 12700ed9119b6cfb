@NullMarked
package org.redress.complaint.caselist;

import org.jspecify.annotations.NullMarked;
