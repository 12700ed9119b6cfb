/** Stored calendars and policies over HTTP. */
@NullMarked
package org.redress.complaint.policies.http;

import org.jspecify.annotations.NullMarked;
