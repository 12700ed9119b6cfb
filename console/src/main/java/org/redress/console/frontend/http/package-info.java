/** The addresses of the web front end. */
@NullMarked
package org.redress.console.frontend.http;

import org.jspecify.annotations.NullMarked;
