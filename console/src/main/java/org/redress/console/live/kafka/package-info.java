/** The events that hints are made of. */
@NullMarked
package org.redress.console.live.kafka;

import org.jspecify.annotations.NullMarked;
