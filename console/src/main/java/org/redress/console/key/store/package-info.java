/** API keys in PostgreSQL. */
@NullMarked
package org.redress.console.key.store;

import org.jspecify.annotations.NullMarked;
