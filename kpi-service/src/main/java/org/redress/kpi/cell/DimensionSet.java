package org.redress.kpi.cell;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One combination of dimension values; what is absent is not classified. Compared often, so it remembers its hash. */
public final class DimensionSet {

    /** Nothing is classified. */
    public static final DimensionSet NONE = new DimensionSet(new EnumMap<>(Dimension.class));

    private final Map<Dimension, String> values;
    private final int hash;

    private DimensionSet(EnumMap<Dimension, String> values) {
        this.values = values;
        this.hash = values.hashCode();
    }

    /** The values in the order of {@link Dimension}; null or left out at the end means not classified. */
    public static DimensionSet of(@Nullable String... inOrder) {
        EnumMap<Dimension, String> values = new EnumMap<>(Dimension.class);
        int next = 0;
        for (Dimension dimension : Dimension.values()) {
            String value = next < inOrder.length ? inOrder[next++] : null;
            if (value != null) {
                values.put(dimension, value);
            }
        }
        return new DimensionSet(values);
    }

    /** The value of one dimension. */
    public @Nullable String value(Dimension dimension) {
        return values.get(dimension);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return (this == other) || (other instanceof DimensionSet set && hash == set.hash && values.equals(set.values));
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
