package org.redress.complaint.packs;

import java.util.List;

/**
 * What a clock of a pack stands for.
 *
 * @param clock its code in the policies of the variant
 * @param rules ids of the rules that it comes from
 */
public record PackClock(String clock, String title, BreachMeaning basis, List<String> rules) {

    public PackClock {
        rules = List.copyOf(rules);
    }
}
