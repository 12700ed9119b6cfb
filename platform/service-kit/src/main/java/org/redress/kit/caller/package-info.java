/** Who calls: people and services by signed token, machines by API key; checked without blocking. */
@NullMarked
package org.redress.kit.caller;

import org.jspecify.annotations.NullMarked;
