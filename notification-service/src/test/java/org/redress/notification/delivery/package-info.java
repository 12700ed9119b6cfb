@NullMarked
package org.redress.notification.delivery;

import org.jspecify.annotations.NullMarked;
