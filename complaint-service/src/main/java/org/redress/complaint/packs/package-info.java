/** Policy packs: ready-made policies of regulators and standards, with their sources and how sure they are. */
@NullMarked
package org.redress.complaint.packs;

import org.jspecify.annotations.NullMarked;
