package org.redress.contract;

import java.util.Arrays;
import java.util.Optional;

/** The topic manifest: every topic Redress uses. Topics are created from this list only; the broker creates none by itself. */
public enum Topic {
    /** One case's whole life, resolution and SLA facts included. Key: complaint id. */
    COMPLAINTS("redress.complaints.v1", false),
    /** Surveys and answers. Key: complaint id where a case is concerned, otherwise the feedback id. */
    FEEDBACK("redress.feedback.v1", false),
    /** Alerts on KPIs. Key: objective id, or the id of the watch over a category. */
    ALERTS("redress.alerts.v1", false),
    /** Users and API keys. Key: user id or key id; compacted, the newest record of a key is its state. */
    IDENTITY("redress.identity.v1", true);

    /** Partitions of every topic; a case stays on one partition because its id is the key. */
    public static final int PARTITIONS = 12;

    private final String wireName;
    private final boolean compacted;

    Topic(String wireName, boolean compacted) {
        this.wireName = wireName;
        this.compacted = compacted;
    }

    /** The name on the broker. */
    public String wireName() {
        return wireName;
    }

    /** Whether the topic keeps the newest record of each key only ({@code cleanup.policy=compact}). */
    public boolean compacted() {
        return compacted;
    }

    /** The topic with this name on the broker, if it is one of ours. */
    public static Optional<Topic> ofWireName(String name) {
        return Arrays.stream(values())
                .filter(topic -> topic.wireName.equals(name))
                .findFirst();
    }
}
