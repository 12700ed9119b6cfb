/** What services need to work with their own database by hand-written SQL. */
@NullMarked
package org.redress.kit.store;

import org.jspecify.annotations.NullMarked;
