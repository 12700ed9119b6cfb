/** Previews and applications over HTTP. */
@NullMarked
package org.redress.complaint.apply.http;

import org.jspecify.annotations.NullMarked;
