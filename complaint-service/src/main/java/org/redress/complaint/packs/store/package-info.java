/** The packs that are shipped, as files. */
@NullMarked
package org.redress.complaint.packs.store;

import org.jspecify.annotations.NullMarked;
