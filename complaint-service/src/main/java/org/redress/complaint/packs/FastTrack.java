package org.redress.complaint.packs;

import java.util.List;

/**
 * A way for what is resolved fast: its success voids other duties.
 *
 * @param clock until when it is open
 * @param exempts the clocks that it voids
 * @param keeps what is to be done all the same
 * @param rules ids of the rules that it comes from
 */
public record FastTrack(String clock, String title, List<String> exempts, String keeps, List<String> rules) {

    public FastTrack {
        exempts = List.copyOf(exempts);
        rules = List.copyOf(rules);
    }
}
