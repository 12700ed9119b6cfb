@NullMarked
package org.redress.stack.server;

import org.jspecify.annotations.NullMarked;
