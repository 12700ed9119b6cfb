/** Erasures in the database. */
@NullMarked
package org.redress.complaint.erasure.store;

import org.jspecify.annotations.NullMarked;
