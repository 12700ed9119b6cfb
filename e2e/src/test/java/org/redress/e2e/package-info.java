/** Journeys of users and of other systems over the whole stack, started by {@code ./redress start --empty} on ports of its own. */
@NullMarked
package org.redress.e2e;

import org.jspecify.annotations.NullMarked;
