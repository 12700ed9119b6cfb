/** Accounts over HTTP. */
@NullMarked
package org.redress.console.account.http;

import org.jspecify.annotations.NullMarked;
