/** Conditional requests: a change names the version it is made for. */
@NullMarked
package org.redress.kit.etag;

import org.jspecify.annotations.NullMarked;
