/** What tests need: the real servers, keys and tokens, a clock that can be set, the architecture rules. */
@NullMarked
package org.redress.testing;

import org.jspecify.annotations.NullMarked;
