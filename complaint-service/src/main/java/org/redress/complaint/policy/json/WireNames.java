package org.redress.complaint.policy.json;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.redress.complaint.lifecycle.Status;
import org.redress.complaint.policy.EventKind;
import org.redress.complaint.sla.CutOff;
import org.redress.complaint.sla.ReopenRule;

/** Constants as they are written in JSON: lower case with hyphens. */
public final class WireNames {

    public static final Map<String, CutOff> CUT_OFFS = of(CutOff.values());
    public static final Map<String, ReopenRule> REOPEN_RULES = of(ReopenRule.values());
    public static final Map<String, EventKind> EVENTS = of(EventKind.values());
    public static final Map<String, Status> STATUSES = of(Status.NEW, Status.OPEN, Status.WAITING_FOR_CUSTOMER);

    private WireNames() {}

    @SafeVarargs
    public static <E extends Enum<E>> Map<String, E> of(E... values) {
        Map<String, E> words = new LinkedHashMap<>();
        for (E value : values) {
            words.put(of(value), value);
        }
        return words;
    }

    public static String of(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
