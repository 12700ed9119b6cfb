package org.redress.messaging;

import org.jboss.logging.Logger;

/** One log category for the library: {@code org.redress.messaging}. */
final class Log {

    static final Logger LOG = Logger.getLogger("org.redress.messaging");

    private Log() {}
}
