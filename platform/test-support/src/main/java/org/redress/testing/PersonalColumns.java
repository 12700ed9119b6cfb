package org.redress.testing;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;

/**
 * The inventory of columns that could hold something of a person (security.md, section 7): each text, JSON, byte or array column stands in
 * a file {@code personal-columns.properties} on the class path, as {@code personal: what an erasure does with it} or as {@code free: why
 * there is nothing of a person in it}. A migration that adds a column must decide.
 */
public final class PersonalColumns {

    private static final String FILE = "personal-columns.properties";
    private static final String COLUMNS = """
            select table_name || '.' || column_name from information_schema.columns
            where table_schema = 'public' and table_name <> 'flyway_schema_history'
                and data_type in ('text', 'character varying', 'character', 'json', 'jsonb', 'bytea', 'ARRAY')
            """;

    private PersonalColumns() {}

    /** What the lists and the tables of a service disagree in. */
    public static List<String> faults(DataSource database) throws SQLException, IOException {
        Properties listed = listed();
        Set<String> columns = columns(database);
        List<String> faults = new ArrayList<>();
        for (String column : columns) {
            String said = listed.getProperty(column, "");
            if (!said.startsWith("personal: ") && !said.startsWith("free: ")) {
                faults.add(column + " is neither personal nor free of persons");
            }
        }
        for (String name : new TreeSet<>(listed.stringPropertyNames())) {
            if (!columns.contains(name)) {
                faults.add(name + " is listed and does not exist");
            }
        }
        return faults;
    }

    private static Properties listed() throws IOException {
        Properties listed = new Properties();
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        for (URL file : Collections.list(loader.getResources(FILE))) {
            try (Reader text = new InputStreamReader(file.openStream(), StandardCharsets.UTF_8)) {
                listed.load(text);
            }
        }
        return listed;
    }

    private static Set<String> columns(DataSource database) throws SQLException {
        Set<String> columns = new TreeSet<>();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(COLUMNS);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                columns.add(row.getString(1));
            }
        }
        return columns;
    }
}
