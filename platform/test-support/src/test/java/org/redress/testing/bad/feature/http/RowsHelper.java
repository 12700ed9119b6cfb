package org.redress.testing.bad.feature.http;

import org.jspecify.annotations.Nullable;
import org.redress.testing.bad.feature.store.Rows;

/** Breaks AR4 and AR7. */
public class RowsHelper {

    @Nullable
    Rows rows;
}
