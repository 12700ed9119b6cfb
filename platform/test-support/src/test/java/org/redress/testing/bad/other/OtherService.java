package org.redress.testing.bad.other;

import org.jspecify.annotations.Nullable;
import org.redress.testing.bad.feature.Domain;

/** The other half of the cycle, and another service. */
public class OtherService {

    @Nullable
    Domain back;
}
