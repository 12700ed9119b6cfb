package org.redress.importer.mapping;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.redress.importer.file.FileShape;

/** What a kind of file means. Read from YAML by {@link Mappings}; docs/import.md lists the keys. */
public final class Mapping {

    private final String name;
    private final Intake intake;
    private final String source;
    private final FileShape file;
    private final ZoneId zone;
    private final List<String> nulls;
    private final Template.Group common;
    private final @Nullable Identity identity;
    private final List<OneRowPerCase.Rule> rules;
    private final @Nullable LogShape log;
    private final Template.Group closing;

    private Mapping(Text text, ObjectMapper yaml) throws IOException {
        if ((text.events == null) == (text.log == null)) {
            throw new IllegalArgumentException(
                    "a mapping needs either 'events' (each row is a case) or 'log' (rows are updates)");
        }
        if (text.events != null && text.identity == null) {
            throw new IllegalArgumentException("'events' need 'case': what tells the cases apart");
        }
        this.name = text.name;
        this.intake = text.intake == null ? Intake.COMPLAINTS : text.intake;
        this.source = text.source;
        this.file = text.file == null ? FileShape.DEFAULT : text.file;
        this.zone = text.zone == null ? ZoneOffset.UTC : text.zone;
        this.nulls = text.nulls == null ? List.of() : text.nulls;
        this.common = group(text.common, yaml);
        this.identity = text.identity;
        this.rules = new ArrayList<>();
        for (EventRule rule : text.events == null ? List.<EventRule>of() : text.events) {
            rules.add(new OneRowPerCase.Rule(rule, group(rule.data(), yaml)));
        }
        this.log = text.log;
        this.closing = group(text.log == null ? null : text.log.closing(), yaml);
    }

    static Mapping of(Text text, ObjectMapper yaml) throws IOException {
        return new Mapping(text, yaml);
    }

    private static Template.Group group(@Nullable JsonNode shape, ObjectMapper yaml) throws IOException {
        return shape == null ? Template.Group.EMPTY : Template.Group.of(shape, yaml);
    }

    /** Which service takes the events. */
    public enum Intake {
        COMPLAINTS,
        FEEDBACK
    }

    /** For messages and for the names of progress files. */
    public String name() {
        return name;
    }

    /** Which service takes the events. */
    public Intake intake() {
        return intake;
    }

    /** How the file is written. */
    public FileShape file() {
        return file;
    }

    /** The columns that a file must have. */
    public Set<String> columns() {
        Set<String> columns = new LinkedHashSet<>(common.columnSet());
        if (identity != null) {
            columns.addAll(identity.columnSet());
        }
        for (OneRowPerCase.Rule rule : rules) {
            columns.addAll(rule.rule().at().columns());
            rule.rule().conditions().forEach(condition -> columns.add(condition.column()));
            columns.addAll(rule.data().columnSet());
        }
        if (log != null) {
            columns.addAll(log.columns());
            columns.addAll(closing.columnSet());
        }
        return columns;
    }

    /**
     * A reader of one file, from its first row to its last.
     *
     * @param otherZone of times that name none, instead of the mapping's own
     */
    public RowEvents rows(@Nullable ZoneId otherZone) {
        Values values = new Values(nulls, Objects.requireNonNullElse(otherZone, zone));
        if (log != null) {
            return new UpdateLog(source, values, log, common, closing);
        }
        return new OneRowPerCase(
                source, intake == Intake.COMPLAINTS, values, Objects.requireNonNull(identity), common, rules);
    }

    /** The keys of a mapping file, as written. */
    record Text(
            @JsonProperty(required = true) String name,
            @Nullable Intake intake,
            @JsonProperty(required = true) String source,
            @Nullable FileShape file,
            @Nullable ZoneId zone,
            @Nullable List<String> nulls,
            @Nullable JsonNode common,
            @JsonProperty("case") @Nullable Identity identity,
            @Nullable List<EventRule> events,
            @Nullable LogShape log) {}
}
