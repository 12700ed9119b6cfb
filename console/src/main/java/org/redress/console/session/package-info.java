/** Signed-in browsers. A session is a row, so it can be ended; what the browser holds is a random value. */
@NullMarked
package org.redress.console.session;

import org.jspecify.annotations.NullMarked;
