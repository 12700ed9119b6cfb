/**
 * The complaints, clocks and answers behind every figure: listed from the facts, never from the cells, so that a list also proves its
 * figure.
 */
@NullMarked
package org.redress.kpi.query.cases;

import org.jspecify.annotations.NullMarked;
