/** Cookies, the identity behind them, and the defence against foreign sites. */
@NullMarked
package org.redress.console.session.http;

import org.jspecify.annotations.NullMarked;
