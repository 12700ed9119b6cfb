package org.redress.kpi.cell;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One combination of dimension values; what is absent is not classified. Compared often, so it remembers its hash. */
public final class DimensionSet {

    private static final List<Dimension> ORDER = List.of(Dimension.values());

    /** Nothing is classified. */
    public static final DimensionSet NONE = of();

    private final @Nullable String[] values;
    private final int hash;

    private DimensionSet(@Nullable String[] values) {
        this.values = values;
        this.hash = Arrays.hashCode(values);
    }

    /** The values in the order of {@link Dimension}; null or left out at the end means not classified. */
    public static DimensionSet of(@Nullable String... inOrder) {
        return new DimensionSet(Arrays.copyOf(inOrder, ORDER.size()));
    }

    /** The value of one dimension. */
    public @Nullable String value(Dimension dimension) {
        return values[ORDER.indexOf(dimension)];
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return (this == other)
                || (other instanceof DimensionSet set && hash == set.hash && Arrays.equals(values, set.values));
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return Arrays.toString(values);
    }
}
