/** Erasing a person over HTTP. */
@NullMarked
package org.redress.complaint.erasure.http;

import org.jspecify.annotations.NullMarked;
