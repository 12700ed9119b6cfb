/** Facts about surveys and answers (NPS, CSAT, CES). */
@NullMarked
package org.redress.contract.feedback;

import org.jspecify.annotations.NullMarked;
