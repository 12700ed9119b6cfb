package org.redress.complaint.casework.store;

import java.util.Locale;

/** How enum constants are stored: lower case with hyphens. */
final class StoredNames {

    private StoredNames() {}

    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static <E extends Enum<E>> E parse(Class<E> type, String name) {
        return Enum.valueOf(type, name.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
