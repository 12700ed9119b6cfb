package org.redress.importer.mapping;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.redress.importer.file.Row;

/**
 * Files with many rows for each case, one for each update. What changed is the difference to the case's row before; nothing is told
 * before the row on which it was known. Rows of a case follow each other in the file's order, which decides between equal times.
 */
final class UpdateLog implements RowEvents {

    /** Told by assignments only: the source counts hand-overs itself, and every other event that named a team could be taken for one. */
    private static final List<String> OWNER = List.of("team", "assignee");

    private final String source;
    private final Values values;
    private final LogShape shape;
    private final Template.Group common;
    private final Template.Group closing;
    private final Map<String, Before> cases = new HashMap<>();

    UpdateLog(String source, Values values, LogShape shape, Template.Group common, Template.Group closing) {
        this.source = source;
        this.values = values;
        this.shape = shape;
        this.common = common;
        this.closing = closing;
    }

    /** What is remembered of a case's row before. */
    private record Before(
            int row, Phase phase, int transfers, Map<String, String> dimensions, boolean untimedResolution) {}

    @Override
    public Mapped of(Row row) {
        try {
            return new Mapped.Events(new Step(row).events());
        } catch (RefusedRowException refused) {
            return refused.refused();
        }
    }

    /** One row on its way to events. */
    private final class Step {
        private final Row row;
        private final String caseId;
        private final String sourceState;
        private final Phase phase;
        private final int transfers;
        private final Map<String, String> dimensions;
        private final Instant updatedAt;
        private final @Nullable Before before;
        private final int number;
        private final List<IntakeEvent> events = new ArrayList<>();

        private Step(Row row) {
            this.row = row;
            this.caseId = values.required(row, shape.caseId());
            this.sourceState = values.required(row, shape.state());
            this.phase = shape.phase(sourceState);
            this.transfers = count(values.text(row, shape.transfers()));
            this.updatedAt = shape.updatedAt().required(row, values);
            this.before = cases.get(caseId);
            this.number = before == null ? 1 : before.row() + 1;
            this.dimensions = dimensions();
        }

        List<IntakeEvent> events() {
            boolean untimed = before == null
                    ? phase == Phase.RESOLVED
                            && shape.bornResolved() != null
                            && values.text(row, shape.bornResolved()) == null
                    : before.untimedResolution();
            if (before == null) {
                add("received", shape.openedAt().required(row, values), data(phase == Phase.NEW));
            } else if (phase.working() && !before.phase().working()) {
                add("reopened", updatedAt, data(true));
            }
            assigned();
            state(untimed);
            if (events.isEmpty()) {
                add(
                        before != null && !dimensions.equals(before.dimensions()) ? "classified" : "status-changed",
                        updatedAt,
                        data(true));
            }
            cases.put(caseId, new Before(number, phase, transfers, dimensions, untimed));
            return events;
        }

        private void assigned() {
            int transfersBefore = before == null ? 0 : before.transfers();
            boolean transfer = transfers > transfersBefore;
            if (transfer || ownerChanged()) {
                ObjectNode data = data(true);
                OWNER.stream().filter(dimensions::containsKey).forEach(name -> data.put(name, dimensions.get(name)));
                add("assigned", updatedAt, data.put("transfer", transfer));
            }
        }

        private boolean ownerChanged() {
            Map<String, String> was = before == null ? Map.of() : before.dimensions();
            return OWNER.stream().anyMatch(name -> !Objects.equals(dimensions.get(name), was.get(name)));
        }

        private void state(boolean untimed) {
            switch (phase) {
                case RESOLVED -> {
                    if (untimed) {
                        add("status-changed", updatedAt, data(true));
                    } else {
                        add("resolved", updatedAt, data(true));
                    }
                }
                case CLOSED -> {
                    ObjectNode data = data(true);
                    closing.fill(data, row, values);
                    add("closed", updatedAt, data);
                }
                case NEW, OPEN, WAITING -> {
                    Phase was = before == null ? Phase.NEW : before.phase();
                    boolean reopenedToOpen = !was.working() && phase == Phase.OPEN;
                    if (phase != was && !reopenedToOpen) {
                        add("status-changed", updatedAt, data(true).put("status", phase.wireName()));
                    }
                }
            }
        }

        private ObjectNode data(boolean withState) {
            ObjectNode data = JsonNodeFactory.instance.objectNode();
            common.fill(data, row, values);
            dimensions.forEach((name, value) -> {
                if (!OWNER.contains(name)) {
                    data.put(name, value);
                }
            });
            return withState ? data.put("sourceStatus", sourceState) : data;
        }

        private void add(String fact, Instant at, ObjectNode data) {
            events.add(new IntakeEvent(
                    caseId + "/" + number + "/" + fact, source, IntakeEvent.typeOf(fact), at, caseId, caseId, data));
        }

        /** As they stand after this row; an empty column leaves what was known. */
        private Map<String, String> dimensions() {
            Map<String, String> known = new LinkedHashMap<>(before == null ? Map.of() : before.dimensions());
            shape.dimensions().forEach((dimension, column) -> {
                String value = values.text(row, column);
                if (value != null) {
                    known.put(dimension, value);
                }
            });
            return known;
        }

        private int count(@Nullable String text) {
            try {
                return text == null ? 0 : Integer.parseInt(text);
            } catch (NumberFormatException e) {
                throw new RefusedRowException(
                        shape.transfers(),
                        "invalid-number",
                        "column '" + shape.transfers() + "' holds '" + text + "', which is no whole number");
            }
        }
    }
}
