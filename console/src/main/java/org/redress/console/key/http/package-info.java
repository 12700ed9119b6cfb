/** API keys over HTTP. */
@NullMarked
package org.redress.console.key.http;

import org.jspecify.annotations.NullMarked;
