package org.redress.stack.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import kafka.Kafka;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;

/** Main class of the broker's process: formats the storage on the first start, then runs Kafka's own main. */
final class BrokerProcess {

    private BrokerProcess() {}

    /** Takes the path of the server.properties and the folder of the logs. */
    public static void main(String[] arguments) throws IOException {
        Path properties = Path.of(arguments[0]);
        if (!Files.exists(Path.of(arguments[1], "meta.properties"))) {
            format(properties);
        }
        Kafka.main(new String[] {properties.toString()});
    }

    private static void format(Path properties) throws IOException {
        String clusterId = Uuid.randomUuid().toString();
        int exit =
                StorageTool.execute(new String[] {"format", "-t", clusterId, "-c", properties.toString()}, System.out);
        if (exit != 0) {
            throw new IOException("The broker's storage cannot be formatted");
        }
    }
}
