package org.redress.contract;

import java.util.Locale;

/** How an enum constant is written in JSON and in type names: lower case, words joined by a hyphen. */
public final class WireName {

    private WireName() {}

    /** {@code WAITING_FOR_CUSTOMER} becomes {@code waiting-for-customer}. */
    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The constant written as {@code wire}.
     *
     * @throws InvalidEventException naming the accepted values, if there is none
     */
    public static <E extends Enum<E>> E parse(Class<E> type, String wire) {
        for (E constant : type.getEnumConstants()) {
            if (of(constant).equals(wire)) {
                return constant;
            }
        }
        StringBuilder accepted = new StringBuilder();
        for (E constant : type.getEnumConstants()) {
            accepted.append(accepted.isEmpty() ? "" : ", ").append(of(constant));
        }
        throw new InvalidEventException("'" + wire + "' is none of: " + accepted);
    }
}
