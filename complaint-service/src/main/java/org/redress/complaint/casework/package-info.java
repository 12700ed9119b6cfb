/**
 * The one way to change a case. Concurrent requests are committed together, each is answered after its commit, and one refused never
 * fails its neighbours (ADR 0007).
 */
@NullMarked
package org.redress.complaint.casework;

import org.jspecify.annotations.NullMarked;
