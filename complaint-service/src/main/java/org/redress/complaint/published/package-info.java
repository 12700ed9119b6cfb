/** What happens to a case, in the words of the event contract. */
@NullMarked
package org.redress.complaint.published;

import org.jspecify.annotations.NullMarked;
