package org.redress.complaint.packs.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.redress.complaint.packs.FastTrack;
import org.redress.complaint.packs.HoldingLetter;
import org.redress.complaint.packs.Notice;
import org.redress.complaint.packs.PackClock;
import org.redress.complaint.packs.PackEvent;
import org.redress.complaint.packs.PackRule;

/** A pack as it stands in its file; the parts of a simulation are read by those who know that form. */
record PackDocument(
        String id,
        String title,
        String jurisdiction,
        String regulator,
        String version,
        @Nullable LocalDate effectiveFrom,
        String about,
        List<PackRule> rules,
        List<PackEvent> events,
        JsonNode calendars,
        List<Variant> variants,
        List<FastTrack> lanes,
        List<Notice> notices,
        List<HoldingLetter> holdingLetters) {

    /** A kind of complaint. */
    record Variant(String id, String title, JsonNode policies, List<PackClock> clocks) {}
}
