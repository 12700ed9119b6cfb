/** Notices that time has passed: warnings and breaches that no event announces. */
@NullMarked
package org.redress.complaint.sweep;

import org.jspecify.annotations.NullMarked;
