/** Facts about complaints, their life cycle and their SLA clocks. Codes and instants only: no personal data, no free text. */
@NullMarked
package org.redress.contract.complaint;

import org.jspecify.annotations.NullMarked;
