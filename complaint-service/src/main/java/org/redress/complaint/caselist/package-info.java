/** Reading cases: lists, one case, its timeline. */
@NullMarked
package org.redress.complaint.caselist;

import org.jspecify.annotations.NullMarked;
