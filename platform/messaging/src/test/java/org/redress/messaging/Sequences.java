package org.redress.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What the topic says about each case: the versions in the order of their records. */
final class Sequences {

    private static final Pattern VERSION = Pattern.compile("\"version\":(\\d+)");

    private final Map<String, List<Integer>> versions = new TreeMap<>();
    private final Set<String> ids = new HashSet<>();
    private int records;

    Sequences(List<ConsumerRecord<byte[], byte[]>> published) {
        for (ConsumerRecord<byte[], byte[]> next : published) {
            records++;
            ids.add(CloudEvents.optional(next.headers(), "ce_id"));
            versions.computeIfAbsent(new String(next.key(), UTF_8), key -> new ArrayList<>())
                    .add(version(next.value()));
        }
    }

    static int version(byte[] data) {
        Matcher matcher = VERSION.matcher(new String(data, UTF_8));
        assertThat(matcher.find()).isTrue();
        return Integer.parseInt(matcher.group(1));
    }

    int records() {
        return records;
    }

    int events() {
        return ids.size();
    }

    int duplicates() {
        return records - ids.size();
    }

    /** The cases whose first occurrences are not 1, 2, 3 … in this order; with the sequence found. */
    Map<String, List<Integer>> outOfOrder() {
        Map<String, List<Integer>> found = new TreeMap<>();
        versions.forEach((key, sequence) -> {
            int expected = 1;
            for (int version : sequence) {
                if (version > expected) {
                    found.put(key, sequence);
                    return;
                }
                if (version == expected) {
                    expected++;
                }
            }
        });
        return found;
    }

    /** The highest version of each case. */
    Map<String, Integer> heads() {
        Map<String, Integer> heads = new TreeMap<>();
        versions.forEach((key, sequence) -> heads.put(
                key, sequence.stream().mapToInt(Integer::intValue).max().orElse(0)));
        return heads;
    }
}
