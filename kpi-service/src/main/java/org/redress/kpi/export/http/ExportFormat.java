package org.redress.kpi.export.http;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import org.redress.kpi.export.Column;
import org.redress.kpi.export.Export;

/** How rows are written. */
enum ExportFormat {
    /** RFC 4180, in UTF-8, with a head. */
    CSV("text/csv; charset=utf-8; header=present"),
    /** A JSON object a line. */
    NDJSON("application/x-ndjson"),
    /** One JSON array of objects. */
    JSON("application/json");

    private static final JsonFactory JSONS =
            JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();
    private static final int BUFFER = 32 * 1024;

    private final String mediaType;

    ExportFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    String mediaType() {
        return mediaType;
    }

    static Optional<ExportFormat> ofWireName(String name) {
        return Arrays.stream(values())
                .filter(exportFormat -> exportFormat.wireName().equals(name))
                .findFirst();
    }

    /** Writes all rows as they come. */
    void write(Export export, OutputStream out) throws IOException, SQLException {
        if (this == CSV) {
            csv(export, out);
        } else {
            json(export, out);
        }
    }

    private static void csv(Export export, OutputStream out) throws IOException, SQLException {
        List<Column> columns = export.columns();
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader(columns.stream().map(Column::name).toArray(String[]::new))
                .get();
        try (CSVPrinter printer = new CSVPrinter(
                new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), BUFFER), format)) {
            export.forEach(values -> {
                List<@Nullable Object> cells = new ArrayList<>(values.size());
                for (int i = 0; i < values.size(); i++) {
                    Object value = values.get(i);
                    cells.add(columns.get(i).type() == Column.Type.TEXT ? harmless((String) value) : value);
                }
                printer.printRecord(cells);
            });
        }
    }

    /** A spreadsheet would run a text that begins like a formula; behind an apostrophe it shows it (OWASP, CSV injection). */
    private static @Nullable String harmless(@Nullable String text) {
        return text != null && !text.isEmpty() && "=+-@\t\r\n".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    private void json(Export export, OutputStream out) throws IOException, SQLException {
        List<Column> columns = export.columns();
        try (JsonGenerator json = JSONS.createGenerator(out, JsonEncoding.UTF8)) {
            json.setRootValueSeparator(null);
            if (this == JSON) {
                json.writeStartArray();
            }
            export.forEach(values -> {
                json.writeStartObject();
                for (int i = 0; i < values.size(); i++) {
                    write(json, columns.get(i).name(), values.get(i));
                }
                json.writeEndObject();
                json.writeRaw('\n');
            });
            if (this == JSON) {
                json.writeEndArray();
            }
        }
    }

    private static void write(JsonGenerator json, String name, @Nullable Object value) throws IOException {
        json.writeFieldName(name);
        switch (value) {
            case null -> json.writeNull();
            case Long number -> json.writeNumber(number);
            case Boolean truth -> json.writeBoolean(truth);
            default -> json.writeString(value.toString());
        }
    }
}
