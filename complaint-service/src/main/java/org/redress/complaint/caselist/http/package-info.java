/** Reading cases over HTTP. */
@NullMarked
package org.redress.complaint.caselist.http;

import org.jspecify.annotations.NullMarked;
