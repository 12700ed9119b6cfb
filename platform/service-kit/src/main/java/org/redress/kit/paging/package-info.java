/** Pages by signed cursor. */
@NullMarked
package org.redress.kit.paging;

import org.jspecify.annotations.NullMarked;
