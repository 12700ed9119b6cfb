/** The local stack: what runs, where it stands on disk, which ports and secrets it uses. */
@NullMarked
package org.redress.stack;

import org.jspecify.annotations.NullMarked;
