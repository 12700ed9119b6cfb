package org.redress.kpi.query.http;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.redress.kpi.query.Bucket;

/** Writes each bucket once for an answer: an answer by team and day has the same days for each team, and instants are slow to write. */
@Singleton
final class BucketJson implements ObjectMapperCustomizer {

    @Override
    public void customize(ObjectMapper mapper) {
        mapper.registerModule(new SimpleModule("buckets").addSerializer(Bucket.class, new Written()));
    }

    private static final class Written extends JsonSerializer<Bucket> {

        @Override
        public void serialize(Bucket bucket, JsonGenerator to, SerializerProvider provider) throws IOException {
            to.writeRawValue(written(provider).computeIfAbsent(bucket, Written::text));
        }

        /** What was written in this answer so far. */
        @SuppressWarnings("unchecked")
        private static Map<Bucket, String> written(SerializerProvider provider) {
            Object known = provider.getAttribute(Written.class);
            if (known == null) {
                known = new HashMap<Bucket, String>();
                provider.setAttribute(Written.class, known);
            }
            return (Map<Bucket, String>) known;
        }

        private static String text(Bucket bucket) {
            return "{\"from\":\"%s\",\"to\":\"%s\",\"complete\":%s}"
                    .formatted(bucket.from(), bucket.to(), bucket.complete());
        }
    }
}
