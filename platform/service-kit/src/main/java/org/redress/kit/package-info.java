/** What every service needs around its business: errors, callers, access, idempotency, pages, versions, start. */
@NullMarked
package org.redress.kit;

import org.jspecify.annotations.NullMarked;
