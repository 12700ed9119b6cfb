/** The HTTP interface of the answers: simple JSON, CloudEvents, and the list. */
@NullMarked
package org.redress.feedback.answers.http;

import org.jspecify.annotations.NullMarked;
