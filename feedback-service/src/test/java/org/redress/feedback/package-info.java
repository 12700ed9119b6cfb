@NullMarked
package org.redress.feedback;

import org.jspecify.annotations.NullMarked;
