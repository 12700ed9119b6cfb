@NullMarked
package org.redress.complaint.erasure;

import org.jspecify.annotations.NullMarked;
