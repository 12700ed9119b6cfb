/** GET /api/v1/sla/packs. */
@NullMarked
package org.redress.complaint.packs.http;

import org.jspecify.annotations.NullMarked;
