package org.redress.messaging;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.jspecify.annotations.Nullable;
import org.redress.contract.Topic;

/** Creates the topics of the manifest; the broker creates none by itself. */
@Singleton
public final class Topics {

    private static final Duration RETRY = Duration.ofSeconds(1);

    private final KafkaClients clients;
    private @Nullable Admin admin;
    private volatile boolean created;

    /** Takes the clients of the broker. */
    @Inject
    public Topics(KafkaClients clients) {
        this.clients = clients;
    }

    /** Creates the topics that are missing, trying until the broker is there or the caller wants no more. */
    public void awaitCreated(BooleanSupplier cancelled) throws InterruptedException {
        boolean told = false;
        while (!created && !cancelled.getAsBoolean()) {
            try {
                create();
            } catch (ExecutionException | KafkaException e) {
                if (!told) {
                    Log.LOG.warnf("Topics wait for the broker at %s: %s", clients.bootstrapServers(), e.getMessage());
                    told = true;
                }
                Thread.sleep(RETRY);
            }
        }
    }

    private synchronized void create() throws ExecutionException, InterruptedException {
        if (created) {
            return;
        }
        List<NewTopic> topics =
                Arrays.stream(Topic.values()).map(Topics::settings).toList();
        for (KafkaFuture<Void> creation : admin().createTopics(topics).values().values()) {
            try {
                creation.get();
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw e;
                }
            }
        }
        created = true;
    }

    private static NewTopic settings(Topic topic) {
        // Replication is the broker's default: 1 at a desk, 3 in production. Facts are kept for ever, so that figures
        // can be rebuilt.
        return new NewTopic(topic.wireName(), Optional.of(Topic.PARTITIONS), Optional.empty())
                .configs(
                        topic.compacted()
                                ? Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT)
                                : Map.of(TopicConfig.RETENTION_MS_CONFIG, "-1"));
    }

    /** The broker's id of each topic: one that was deleted and created again has another. */
    synchronized Map<String, String> ids(Collection<String> topics) throws InterruptedException {
        try {
            Map<String, String> ids = new HashMap<>();
            admin().describeTopics(topics)
                    .allTopicNames()
                    .get()
                    .forEach((name, description) ->
                            ids.put(name, description.topicId().toString()));
            return ids;
        } catch (ExecutionException e) {
            throw new KafkaException("The topics cannot be described", e.getCause());
        }
    }

    private Admin admin() {
        if (admin == null) {
            admin = clients.admin();
        }
        return admin;
    }

    /** Ends the connection to the broker. */
    @PreDestroy
    public synchronized void close() {
        if (admin != null) {
            admin.close(Duration.ZERO);
            admin = null;
        }
    }
}
