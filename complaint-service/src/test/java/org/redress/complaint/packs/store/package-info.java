@NullMarked
package org.redress.complaint.packs.store;

import org.jspecify.annotations.NullMarked;
