@NullMarked
package org.redress.notification.mail;

import org.jspecify.annotations.NullMarked;
