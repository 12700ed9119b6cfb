package org.redress.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/**
 * A real Kafka broker: one per test JVM, started at the first use, without topics and creating none by itself.
 *
 * <p>In a {@code @QuarkusTest}: {@code @WithTestResource(RedressKafka.class)}, which sets {@code REDRESS_KAFKA}. In a plain test:
 * {@link #bootstrapServers()}. Test classes of one module share the topics: use ids and consumer groups of your own. A test that
 * stops its broker starts one for itself with {@link KafkaBroker#start()}.
 */
public final class RedressKafka implements QuarkusTestResourceLifecycleManager {

    private static final String ADDRESS = "redress.test.kafka";

    @Override
    public Map<String, String> start() {
        return Map.of("REDRESS_KAFKA", bootstrapServers());
    }

    @Override
    public void stop() {
        // The broker outlives the test class; it ends with the JVM.
    }

    /** The broker's bootstrap address; starts it if it does not run. */
    public static String bootstrapServers() {
        // Locks on an object that all class loaders share.
        synchronized (System.getProperties()) {
            String running = System.getProperty(ADDRESS);
            if (running != null) {
                return running;
            }
            KafkaBroker broker = KafkaBroker.start();
            Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "stop-kafka"));
            System.setProperty(ADDRESS, broker.bootstrapServers());
            return broker.bootstrapServers();
        }
    }
}
