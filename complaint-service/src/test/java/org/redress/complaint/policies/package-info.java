@NullMarked
package org.redress.complaint.policies;

import org.jspecify.annotations.NullMarked;
