/** Cases in PostgreSQL: multi-row statements, one transaction for a group of requests. */
@NullMarked
package org.redress.complaint.casework.store;

import org.jspecify.annotations.NullMarked;
