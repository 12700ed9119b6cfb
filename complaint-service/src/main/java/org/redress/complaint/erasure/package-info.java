/** Erasing a person: what is kept of them goes, what is counted stays (ADR 0019). */
@NullMarked
package org.redress.complaint.erasure;

import org.jspecify.annotations.NullMarked;
