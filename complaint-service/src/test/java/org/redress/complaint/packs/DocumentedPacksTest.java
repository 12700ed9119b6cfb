package org.redress.complaint.packs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.redress.complaint.packs.store.PackFiles;
import org.redress.complaint.policy.ClockDraft;

/** The table of docs/sla.md is that of the files. What it should be is left in target/packs.md. */
class DocumentedPacksTest {

    private static final String BEGIN = "<!-- packs: as the test DocumentedPacksTest writes it -->\n";
    private static final String END = "<!-- end of packs -->";

    @Test
    void theTableIsThatOfTheFiles() throws IOException {
        String table = table();
        Files.writeString(Path.of("target/packs.md"), table);
        String page = Files.readString(Path.of("../docs/sla.md"));
        int begin = page.indexOf(BEGIN);
        assertThat(begin).as("the table is in docs/sla.md").isPositive();
        assertThat(page.substring(begin + BEGIN.length(), page.indexOf(END))).isEqualTo(table);
    }

    private static String table() {
        List<String> lines = new ArrayList<>();
        lines.add("| pack, variant | clock | target | basis | rule and source | confidence |");
        lines.add("|---|---|---|---|---|---|");
        for (Pack pack : PackFiles.shipped().all()) {
            for (PackVariant variant : pack.variants()) {
                String name = "`" + pack.id() + "` " + variant.id();
                for (PackClock clock : variant.clocks()) {
                    lines.add(line(pack, variant, clock, name));
                    name = "";
                }
            }
        }
        return String.join("\n", lines) + "\n";
    }

    private static String line(Pack pack, PackVariant variant, PackClock clock, String name) {
        String target = variant.drafts().stream()
                .filter(draft -> draft.clock().equals(clock.clock()))
                .map(ClockDraft::target)
                .map(TargetText::words)
                .distinct()
                .collect(Collectors.joining("; "));
        String sources = pack.rules(clock.rules()).stream()
                .map(rule -> rule.id() + ": " + rule.source().regulation() + ", "
                        + rule.source().section())
                .collect(Collectors.joining("; "));
        String confidence = pack.confirmed(clock.rules()) ? "confirmed" : "**unconfirmed**";
        return "| %s | `%s` | %s | %s | %s | %s |"
                .formatted(name, clock.clock(), target, clock.basis().wireName(), sources, confidence);
    }
}
