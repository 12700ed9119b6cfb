/** The backlog at any moment, and how old it is: read from the facts, because ages move on without events. */
@NullMarked
package org.redress.kpi.backlog;

import org.jspecify.annotations.NullMarked;
