package org.redress.testing.bad.feature.store;

import org.redress.testing.bad.feature.http.RequestShape;

/** Breaks AR11. */
class ReadsRequest {

    final RequestShape request = new RequestShape();
}
