/** Serves the web front end. */
@NullMarked
package org.redress.console.frontend;

import org.jspecify.annotations.NullMarked;
