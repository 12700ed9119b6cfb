/** Customer counts over HTTP. */
@NullMarked
package org.redress.kpi.customers.http;

import org.jspecify.annotations.NullMarked;
