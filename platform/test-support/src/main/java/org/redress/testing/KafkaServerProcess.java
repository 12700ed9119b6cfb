package org.redress.testing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.utils.Time;

/**
 * The main class of the broker's process: formats the storage if need be, starts broker and controller in one, and stops when its
 * standard input ends, so that it never outlives the test JVM, however that ends.
 */
final class KafkaServerProcess {

    private KafkaServerProcess() {}

    /** Takes the path of the server.properties and the cluster id. */
    public static void main(String[] arguments) throws IOException {
        Path properties = Path.of(arguments[0]);
        int formatted = StorageTool.execute(
                new String[] {"format", "--ignore-formatted", "-t", arguments[1], "-c", properties.toString()},
                System.out);
        if (formatted != 0) {
            throw new IOException("The storage cannot be formatted");
        }
        Properties settings = new Properties();
        try (InputStream in = Files.newInputStream(properties)) {
            settings.load(in);
        }
        KafkaRaftServer server = new KafkaRaftServer(KafkaConfig.fromProps(settings), Time.SYSTEM);
        server.startup();
        while (System.in.read() >= 0) {
            // Nothing is ever said; the end of the stream is the message.
        }
        Runtime.getRuntime().halt(0);
    }
}
