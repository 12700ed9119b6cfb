/** Posting events: batches, several connections, retries, and what has been confirmed so far. */
@NullMarked
package org.redress.importer.post;

import org.jspecify.annotations.NullMarked;
