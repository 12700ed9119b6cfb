/** The servers a stack needs besides the services: PostgreSQL, the Kafka broker, an SMTP sink. */
@NullMarked
package org.redress.stack.server;

import org.jspecify.annotations.NullMarked;
