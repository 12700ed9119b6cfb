@NullMarked
package org.redress.complaint;

import org.jspecify.annotations.NullMarked;
