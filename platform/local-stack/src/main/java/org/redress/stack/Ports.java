package org.redress.stack;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Every port of the stack, counted from one base, so that two stacks can run side by side. JDK only: it is also compiled by
 * itself, before the first build.
 *
 * @param base the console's port; 8080 unless {@code REDRESS_PORT_BASE} says otherwise
 */
public record Ports(int base) {

    /** The base unless told otherwise. */
    public static final int DEFAULT_BASE = 8080;

    private static final int MANAGEMENT = 1_000;
    private static final int POSTGRES = 10;
    private static final int KAFKA = 11;
    private static final int KAFKA_CONTROLLER = 12;
    private static final int SMTP = 13;

    public Ports {
        if (base < 1_024 || base + MANAGEMENT + SMTP > 65_535) {
            throw new IllegalArgumentException("REDRESS_PORT_BASE must be between 1024 and 64500, is " + base);
        }
    }

    /**
     * Reads the base from the text of {@code REDRESS_PORT_BASE}; empty means the default.
     *
     * @throws IllegalArgumentException with a sentence for people, if it is not a usable port
     */
    public static Ports of(String text) {
        if (text.isBlank()) {
            return new Ports(DEFAULT_BASE);
        }
        try {
            return new Ports(Integer.parseInt(text.strip()));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("REDRESS_PORT_BASE must be a port number, is '" + text.strip() + "'", e);
        }
    }

    /** The public port of a service: the console is number 0. */
    public int http(int number) {
        return base + number;
    }

    /** The port of a service's health and metrics. */
    public int management(int number) {
        return base + MANAGEMENT + number;
    }

    /** PostgreSQL. */
    public int postgres() {
        return base + POSTGRES;
    }

    /** The Kafka broker. */
    public int kafka() {
        return base + KAFKA;
    }

    /** Kafka's own controller. */
    public int kafkaController() {
        return base + KAFKA_CONTROLLER;
    }

    /** The SMTP sink. */
    public int smtp() {
        return base + SMTP;
    }

    /** Every port with the name of who wants it. */
    public Map<Integer, String> all() {
        Map<Integer, String> all = new LinkedHashMap<>();
        String[] services = {"console", "complaint-service", "feedback-service", "kpi-service", "notification-service"};
        for (int number = 0; number < services.length; number++) {
            all.put(http(number), services[number]);
        }
        for (int number = 0; number < services.length; number++) {
            all.put(management(number), services[number] + " (management)");
        }
        all.put(postgres(), "postgresql");
        all.put(kafka(), "kafka");
        all.put(kafkaController(), "kafka (controller)");
        all.put(smtp(), "mail");
        return all;
    }
}
