@NullMarked
package org.redress.notification.rules;

import org.jspecify.annotations.NullMarked;
