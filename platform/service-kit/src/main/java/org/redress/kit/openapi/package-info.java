/** What each service's OpenAPI document says beyond its annotations. */
@NullMarked
package org.redress.kit.openapi;

import org.jspecify.annotations.NullMarked;
