/** API keys of other systems. The secret is shown once and never kept. */
@NullMarked
package org.redress.console.key;

import org.jspecify.annotations.NullMarked;
