/** A small service that uses everything in the kit, so that the tests meet it as clients do. */
@NullMarked
package org.redress.kit.app;

import org.jspecify.annotations.NullMarked;
