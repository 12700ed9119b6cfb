/** Facts about users and API keys, on a compacted topic, so that each service keeps its own copy. */
@NullMarked
package org.redress.contract.identity;

import org.jspecify.annotations.NullMarked;
