@NullMarked
package org.redress.complaint.casework.store;

import org.jspecify.annotations.NullMarked;
