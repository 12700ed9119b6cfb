package org.redress.complaint.erasure;

import org.jspecify.annotations.Nullable;

/**
 * Who is meant. What is given adds up: cases that any of it names.
 *
 * @param complaint id or number of one of their cases: the case itself, and those with the same e-mail address or, of the same source, the
 *     same customer reference
 * @param email their e-mail address, in any case of letters
 * @param source the system whose reference it is
 * @param reference what that system calls its customer
 */
public record Person(
        @Nullable String complaint,
        @Nullable String email,
        @Nullable String source,
        @Nullable String reference) {}
