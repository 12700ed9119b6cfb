/** What is asked of and told to the complaint-service. */
@NullMarked
package org.redress.notification.complaints.http;

import org.jspecify.annotations.NullMarked;
