/** Cases, their life cycle and their SLA clocks. */
@NullMarked
package org.redress.complaint;

import org.jspecify.annotations.NullMarked;
