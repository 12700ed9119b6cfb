@NullMarked
package org.redress.feedback.answers.http;

import org.jspecify.annotations.NullMarked;
