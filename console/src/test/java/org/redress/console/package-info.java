@NullMarked
package org.redress.console;

import org.jspecify.annotations.NullMarked;
