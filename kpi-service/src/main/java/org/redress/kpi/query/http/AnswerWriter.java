package org.redress.kpi.query.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveResourceInfo;
import org.jboss.resteasy.reactive.server.spi.ServerMessageBodyWriter;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;
import org.redress.kpi.query.KpiAnswer;

/**
 * Writes answers as a whole, with their length: a third of the time of a long one went into handing it to the network in parts of 8 kB. The
 * lines of a long one are written by all processors.
 */
@Provider
@Produces(MediaType.APPLICATION_JSON)
public final class AnswerWriter implements ServerMessageBodyWriter<KpiAnswer> {

    /** The brackets after the last line. */
    private static final int END = 2;

    private static final int LINES_AT_ONCE = 2_000;

    private final ObjectMapper json;

    AnswerWriter(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public boolean isWriteable(
            Class<?> type, Type generic, ResteasyReactiveResourceInfo resource, MediaType mediaType) {
        return type == KpiAnswer.class;
    }

    @Override
    public boolean isWriteable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return type == KpiAnswer.class;
    }

    @Override
    public void writeResponse(KpiAnswer answer, Type generic, ServerRequestContext context) throws IOException {
        long begun = System.nanoTime();
        byte[] written = write(answer);
        Duration json = Duration.ofNanos(System.nanoTime() - begun);
        String timing = String.join(
                ", ",
                timing("read", answer.spent().reading()),
                timing("figures", answer.spent().figures()),
                timing("json", json));
        context.serverResponse().setResponseHeader("Server-Timing", timing).end(written);
    }

    @Override
    public void writeTo(
            KpiAnswer answer,
            Class<?> type,
            Type generic,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> headers,
            OutputStream to)
            throws IOException {
        to.write(write(answer));
    }

    private static String timing(String name, Duration spent) {
        return name + ";dur=" + Math.round(spent.toNanos() / 1e4) / 100.0;
    }

    /** The same text that Jackson writes by itself. */
    byte[] write(KpiAnswer answer) throws IOException {
        List<KpiAnswer.Line> lines = answer.series();
        if (lines.size() <= LINES_AT_ONCE) {
            return json.writeValueAsBytes(answer);
        }
        // The lines are the last field: what surrounds them is that of an answer without any.
        byte[] around = json.writeValueAsBytes(answer.with(List.of()));
        int parts = (lines.size() + LINES_AT_ONCE - 1) / LINES_AT_ONCE;
        List<byte[]> written;
        try {
            written = IntStream.range(0, parts)
                    .parallel()
                    .mapToObj(part -> part(
                            lines.subList(part * LINES_AT_ONCE, Math.min(lines.size(), (part + 1) * LINES_AT_ONCE))))
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return joined(around, written);
    }

    private byte[] part(List<KpiAnswer.Line> lines) {
        try {
            return json.writeValueAsBytes(lines);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Each part is an array: its first bracket makes room for the comma before the next one, its last is left out. */
    private static byte[] joined(byte[] around, List<byte[]> parts) {
        int length =
                around.length + parts.stream().mapToInt(part -> part.length - 1).sum() - 1;
        byte[] joined = new byte[length];
        int at = around.length - END;
        System.arraycopy(around, 0, joined, 0, at);
        // The first bracket is that of the array itself.
        at--;
        for (byte[] part : parts) {
            int begin = at;
            System.arraycopy(part, 0, joined, at, part.length - 1);
            joined[begin] = begin == around.length - END - 1 ? (byte) '[' : (byte) ',';
            at += part.length - 1;
        }
        System.arraycopy(around, around.length - END, joined, at, END);
        return joined;
    }
}
