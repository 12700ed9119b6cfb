/** The intake over HTTP: CloudEvents in three modes, and plain JSON. */
@NullMarked
package org.redress.complaint.intake.http;

import org.jspecify.annotations.NullMarked;
