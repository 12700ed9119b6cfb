/** E-mail: texts, headers, the SMTP client, caps and barred addresses. */
@NullMarked
package org.redress.notification.mail;

import org.jspecify.annotations.NullMarked;
