/** Starting a service: its configuration is checked before anything else, and named when wrong. */
@NullMarked
package org.redress.kit.start;

import org.jspecify.annotations.NullMarked;
