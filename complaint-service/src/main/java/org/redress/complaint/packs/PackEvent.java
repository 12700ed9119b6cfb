package org.redress.complaint.packs;

/** An event that only a pack knows, and what it means. */
public record PackEvent(String event, String means) {}
