/**
 * Surges of complaints: a category that receives more than its own past explains. How often that is said for nothing is stated and kept,
 * whatever the number of categories and however often they are looked at.
 */
@NullMarked
package org.redress.kpi.surge;

import org.jspecify.annotations.NullMarked;
