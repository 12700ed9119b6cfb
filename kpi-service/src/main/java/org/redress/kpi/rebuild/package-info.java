/**
 * Rebuilds all figures from the topics, beside the live ones: facts and cells grow in shadow tables, are compared with the live ones,
 * and take their place.
 */
@NullMarked
package org.redress.kpi.rebuild;

import org.jspecify.annotations.NullMarked;
