/** The topics as a source of rebuilds. */
@NullMarked
package org.redress.kpi.rebuild.kafka;

import org.jspecify.annotations.NullMarked;
