/** What the services hear of API keys. */
@NullMarked
package org.redress.console.key.published;

import org.jspecify.annotations.NullMarked;
