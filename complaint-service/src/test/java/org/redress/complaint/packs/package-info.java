@NullMarked
package org.redress.complaint.packs;

import org.jspecify.annotations.NullMarked;
