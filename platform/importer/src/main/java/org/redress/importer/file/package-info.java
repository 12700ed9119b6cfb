/** Reading delimited files, plain or gzipped, row by row. */
@NullMarked
package org.redress.importer.file;

import org.jspecify.annotations.NullMarked;
