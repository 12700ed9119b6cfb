package org.redress.e2e;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/**
 * A file of complaints counted naively.
 *
 * @param complaints lines, repeated ones included
 * @param timely of these: answered in time, says the source
 * @param disputed of these: the customer disputed the answer
 * @param disputeKnown of these: the source says whether
 */
record CfpbRecount(int complaints, int timely, int disputed, int disputeKnown) {

    static CfpbRecount of(Path file) throws IOException {
        int complaints = 0;
        int timely = 0;
        int disputed = 0;
        int disputeKnown = 0;
        try (Reader reader = Files.newBufferedReader(file)) {
            for (CSVRecord row : CSVFormat.DEFAULT
                    .builder()
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .get()
                    .parse(reader)) {
                complaints++;
                timely += row.get("Timely response?").equals("Yes") ? 1 : 0;
                disputed += row.get("Consumer disputed?").equals("Yes") ? 1 : 0;
                disputeKnown += row.get("Consumer disputed?").isEmpty() ? 0 : 1;
            }
        }
        return new CfpbRecount(complaints, timely, disputed, disputeKnown);
    }
}
