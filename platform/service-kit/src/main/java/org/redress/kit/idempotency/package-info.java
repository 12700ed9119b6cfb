/** The same request sent twice has one effect and one answer. */
@NullMarked
package org.redress.kit.idempotency;

import org.jspecify.annotations.NullMarked;
