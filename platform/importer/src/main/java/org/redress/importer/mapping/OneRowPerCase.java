package org.redress.importer.mapping;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.redress.importer.file.Row;

/** Files in which each row tells a case, or an answer sheet, from beginning to end. */
final class OneRowPerCase implements RowEvents {

    private final String source;
    private final boolean cases;
    private final Values values;
    private final Identity.Pass identity;
    private final Template.Group common;
    private final List<Rule> rules;

    OneRowPerCase(
            String source, boolean cases, Values values, Identity identity, Template.Group common, List<Rule> rules) {
        this.source = source;
        this.cases = cases;
        this.values = values;
        this.identity = identity.pass();
        this.common = common;
        this.rules = rules;
    }

    /** An event rule whose data is compiled. */
    record Rule(EventRule rule, Template.Group data) {}

    @Override
    public Mapped of(Row row) {
        try {
            String id = identity.of(row, values);
            List<IntakeEvent> events = new ArrayList<>();
            for (Rule rule : rules) {
                if (rule.rule().conditions().stream().allMatch(condition -> condition.holds(row, values))) {
                    ObjectNode data = JsonNodeFactory.instance.objectNode();
                    common.fill(data, row, values);
                    rule.data().fill(data, row, values);
                    String lacking = lacking(rule.rule().needsOneOf(), data);
                    if (lacking != null) {
                        return new Mapped.Skipped(lacking);
                    }
                    events.add(new IntakeEvent(
                            id + "/" + rule.rule().type(),
                            source,
                            IntakeEvent.typeOf(rule.rule().type()),
                            rule.rule().at().required(row, values),
                            cases ? id : null,
                            id,
                            data));
                }
            }
            return new Mapped.Events(events);
        } catch (RefusedRowException refused) {
            return refused.refused();
        }
    }

    private static @Nullable String lacking(@Nullable List<String> needsOneOf, ObjectNode data) {
        return needsOneOf == null || needsOneOf.stream().anyMatch(data::has)
                ? null
                : "none of " + String.join(", ", needsOneOf) + " is given";
    }
}
