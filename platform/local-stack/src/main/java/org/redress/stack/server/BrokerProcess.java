package org.redress.stack.server;

import java.io.IOException;
import java.nio.file.Path;
import kafka.Kafka;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;

/** Main class of the broker's process: formats the storage on the first start, then runs Kafka's own main. */
final class BrokerProcess {

    private BrokerProcess() {}

    /** Takes the path of the server.properties. */
    public static void main(String[] arguments) throws IOException {
        Path properties = Path.of(arguments[0]);
        int formatted = StorageTool.execute(
                new String[] {
                    "format", "--ignore-formatted", "-t", Uuid.randomUuid().toString(), "-c", properties.toString()
                },
                System.out);
        if (formatted != 0) {
            throw new IOException("The storage cannot be formatted");
        }
        Kafka.main(new String[] {properties.toString()});
    }
}
