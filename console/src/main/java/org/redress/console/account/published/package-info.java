/** What the services hear of accounts. */
@NullMarked
package org.redress.console.account.published;

import org.jspecify.annotations.NullMarked;
