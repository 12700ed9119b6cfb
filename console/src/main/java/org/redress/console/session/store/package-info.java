/** Sessions in PostgreSQL. */
@NullMarked
package org.redress.console.session.store;

import org.jspecify.annotations.NullMarked;
