/** Applications in the database. */
@NullMarked
package org.redress.complaint.apply.store;

import org.jspecify.annotations.NullMarked;
