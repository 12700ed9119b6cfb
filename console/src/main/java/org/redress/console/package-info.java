/** Where people sign in, and what their browser talks to: accounts, sessions, API keys, a gateway to the services, live hints. */
@NullMarked
package org.redress.console;

import org.jspecify.annotations.NullMarked;
