/** Calls of the browser, passed to the services with a token that names the person. */
@NullMarked
package org.redress.console.gateway.http;

import org.jspecify.annotations.NullMarked;
