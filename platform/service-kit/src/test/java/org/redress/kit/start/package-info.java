@NullMarked
package org.redress.kit.start;

import org.jspecify.annotations.NullMarked;
