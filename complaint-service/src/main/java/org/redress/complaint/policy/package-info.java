/** The language of policies: what a policy, its rules, clocks and calendars say, before any case is given one. */
@NullMarked
package org.redress.complaint.policy;

import org.jspecify.annotations.NullMarked;
