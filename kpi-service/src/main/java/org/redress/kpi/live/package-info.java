/** Tells whoever listens that figures changed. A hint only: the listener asks for the figures it shows. */
@NullMarked
package org.redress.kpi.live;

import org.jspecify.annotations.NullMarked;
