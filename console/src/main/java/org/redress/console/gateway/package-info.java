/** Leads calls of the front end to the services, with a token that names who is signed in. */
@NullMarked
package org.redress.console.gateway;

import org.jspecify.annotations.NullMarked;
