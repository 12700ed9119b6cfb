/** Stored calendars and policies in the database. */
@NullMarked
package org.redress.complaint.policies.store;

import org.jspecify.annotations.NullMarked;
