/** Accounts in PostgreSQL. */
@NullMarked
package org.redress.console.account.store;

import org.jspecify.annotations.NullMarked;
