/** People: who they are, what they may do, how their password is kept. */
@NullMarked
package org.redress.console.account;

import org.jspecify.annotations.NullMarked;
