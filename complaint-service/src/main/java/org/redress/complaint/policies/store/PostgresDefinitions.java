package org.redress.complaint.policies.store;

import com.fasterxml.jackson.databind.JsonNode;
import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.redress.complaint.policies.Catalogue;
import org.redress.complaint.policies.Definition;
import org.redress.complaint.policies.DefinitionStore;
import org.redress.complaint.policies.StoredPolicy;
import org.redress.complaint.policy.NamedCalendar;
import org.redress.complaint.policy.json.DefinitionForms;

/** The table {@code sla_definition}. */
@Singleton
class PostgresDefinitions implements DefinitionStore {

    private static final String COUNT = "select count(*) from sla_definition";
    private static final String COLUMNS = "kind, id, version, effective_from, body, saved_at, saved_by";
    // Calendars first: policies name them.
    private static final String ALL = "select " + COLUMNS + " from sla_definition order by kind, id, version";
    private static final String LATEST =
            "select distinct on (id) " + COLUMNS + " from sla_definition where kind = ? order by id, version desc";
    private static final String VERSIONS =
            "select " + COLUMNS + " from sla_definition where kind = ? and id = ? order by version desc";
    private static final String ADD = "insert into sla_definition (" + COLUMNS
            + ") values (?, ?, ?, ?, ?::json, ?, ?) on conflict on constraint sla_definition_pk do nothing";

    private final AgroalDataSource dataSource;

    PostgresDefinitions(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public long count() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(COUNT);
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    @Override
    public Catalogue load(Catalogue known) throws SQLException {
        Catalogue catalogue = known;
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(ALL);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                catalogue = with(catalogue, definition(row));
            }
        }
        return catalogue;
    }

    private static Catalogue with(Catalogue catalogue, Definition definition) {
        boolean known =
                switch (definition.kind()) {
                    case CALENDAR -> catalogue.calendar(definition.id(), definition.version()) != null;
                    case POLICY -> catalogue.policy(definition.id(), definition.version()) != null;
                };
        if (known) {
            return catalogue;
        }
        JsonNode body = DefinitionForms.json(definition.body().getBytes(StandardCharsets.UTF_8));
        return switch (definition.kind()) {
            case CALENDAR -> {
                NamedCalendar read = DefinitionForms.calendar(body, "", definition.id(), definition.version());
                yield catalogue.with(new NamedCalendar(
                        definition.id(),
                        Integer.toString(definition.version()),
                        definition.effectiveFrom(),
                        read.calendar()));
            }
            case POLICY ->
                catalogue.with(new StoredPolicy(
                        definition.id(),
                        definition.version(),
                        definition.effectiveFrom(),
                        DefinitionForms.policy(body, "", definition.id(), DefinitionForms.calendarsOf(body))));
        };
    }

    @Override
    public boolean add(Definition definition) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(ADD)) {
            insert.setString(1, name(definition.kind()));
            insert.setString(2, definition.id());
            insert.setInt(3, definition.version());
            insert.setObject(4, time(definition.effectiveFrom()));
            insert.setString(5, definition.body());
            insert.setObject(6, time(definition.savedAt()));
            insert.setString(7, definition.savedBy());
            return insert.executeUpdate() == 1;
        }
    }

    @Override
    public List<Definition> latest(Definition.Kind kind) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(LATEST)) {
            select.setString(1, name(kind));
            return definitions(select);
        }
    }

    @Override
    public List<Definition> versions(Definition.Kind kind, String id) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(VERSIONS)) {
            select.setString(1, name(kind));
            select.setString(2, id);
            return definitions(select);
        }
    }

    private static List<Definition> definitions(PreparedStatement select) throws SQLException {
        List<Definition> definitions = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                definitions.add(definition(row));
            }
        }
        return definitions;
    }

    private static Definition definition(ResultSet row) throws SQLException {
        return new Definition(
                Definition.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                row.getString("id"),
                row.getInt("version"),
                row.getObject("effective_from", OffsetDateTime.class).toInstant(),
                row.getString("body"),
                row.getObject("saved_at", OffsetDateTime.class).toInstant(),
                row.getString("saved_by"));
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static String name(Definition.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
