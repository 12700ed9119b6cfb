/** The hints as server-sent events. */
@NullMarked
package org.redress.console.live.http;

import org.jspecify.annotations.NullMarked;
