package org.redress.complaint.casework.store;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The few JSON columns of a case, written and read by hand: they are on the path of every event. */
final class Json {

    private static final JsonFactory FACTORY = JsonFactory.builder().build();

    private Json() {}

    interface Writer {
        void write(JsonGenerator json) throws IOException;
    }

    interface Reader {
        void read(JsonParser json) throws IOException;
    }

    static String write(int expectedLength, Writer writer) {
        StringWriter text = new StringWriter(expectedLength);
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            writer.write(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** Calls the reader for each object of an array, positioned on its start. */
    static void eachObject(String text, Reader reader) {
        try (JsonParser json = FACTORY.createParser(text)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.START_OBJECT) {
                reader.read(json);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("A stored case cannot be read", e);
        }
    }

    /** Calls the reader for each member of an object, positioned on its name. */
    static void eachMember(String text, Reader reader) {
        try (JsonParser json = FACTORY.createParser(text)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                reader.read(json);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("A stored case cannot be read", e);
        }
    }

    static void text(JsonGenerator json, String name, @Nullable String value) throws IOException {
        if (value != null) {
            json.writeStringField(name, value);
        }
    }

    static void instant(JsonGenerator json, String name, @Nullable Instant value) throws IOException {
        if (value != null) {
            json.writeStringField(name, value.toString());
        }
    }
}
