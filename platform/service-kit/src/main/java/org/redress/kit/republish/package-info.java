/** The history of a service, published again over HTTP, for operators. */
@NullMarked
package org.redress.kit.republish;

import org.jspecify.annotations.NullMarked;
