/** What a file means: mappings are data, read from YAML, and turn rows into events for the intake. */
@NullMarked
package org.redress.importer.mapping;

import org.jspecify.annotations.NullMarked;
