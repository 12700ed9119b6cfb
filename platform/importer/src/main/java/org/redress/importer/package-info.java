/** Streams a file of complaints or answers through the HTTP intake, as if its source had posted each event itself. */
@NullMarked
package org.redress.importer;

import org.jspecify.annotations.NullMarked;
