package org.redress.complaint.erasure;

import java.util.List;

/**
 * What is kept of a person, before anything is erased.
 *
 * @param cases how many cases go on without them
 * @param openCases how many of those are not settled: nobody can be answered afterwards
 * @param contacts cases with a name, an address, a number or a reference of theirs
 * @param messages texts of those cases: what they wrote, what was answered, notes
 * @param fields cases with custom fields
 * @param numbers of the first of those cases, in the order of their ids
 */
public record ErasurePreview(int cases, int openCases, int contacts, int messages, int fields, List<String> numbers) {

    public ErasurePreview {
        numbers = List.copyOf(numbers);
    }
}
