/** The moves of agents over HTTP. */
@NullMarked
package org.redress.complaint.desk.http;

import org.jspecify.annotations.NullMarked;
