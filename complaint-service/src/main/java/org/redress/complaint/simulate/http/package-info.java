/** POST /api/v1/sla/simulate. */
@NullMarked
package org.redress.complaint.simulate.http;

import org.jspecify.annotations.NullMarked;
