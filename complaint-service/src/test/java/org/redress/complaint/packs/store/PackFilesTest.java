package org.redress.complaint.packs.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.redress.complaint.packs.Pack;
import org.redress.complaint.packs.PackRule;

/** Every file that is shipped holds together, and what does not is named. */
class PackFilesTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Path FOLDER = Path.of("src/main/resources/packs");
    private static final String FCA = "packs/uk-fca-disp.json";

    @TestFactory
    Stream<DynamicTest> files() throws IOException {
        List<Path> files;
        try (Stream<Path> paths = Files.list(FOLDER)) {
            files = paths.sorted().toList();
        }
        assertThat(PackFiles.shipped().ids())
                .containsExactlyInAnyOrderElementsOf(files.stream()
                        .map(file -> file.getFileName().toString().replace(".json", ""))
                        .toList());
        return files.stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
                    Pack pack = PackFiles.read("packs/" + file.getFileName(), Files.readAllBytes(file));
                    assertThat(pack.rules())
                            .allSatisfy(
                                    rule -> assertThat(rule.source().section()).isNotBlank());
                }));
    }

    @Test
    void onlyRulesSeenInTheirTextAreConfirmed() {
        Pack fca = PackFiles.shipped().all().getFirst();
        assertThat(fca.rules().stream().filter(PackRule::confirmed).map(PackRule::id))
                .containsExactly("FCA-1", "FCA-2", "FCA-3", "FCA-4", "FCA-5", "FCA-6", "FCA-7", "FCA-10", "FCA-12");
        assertThat(PackFiles.shipped().all().stream()
                        .filter(pack -> List.of("au-asic-rg271", "eu-psd2", "uk-ofcom", "iso-10002")
                                .contains(pack.id()))
                        .flatMap(pack -> pack.rules().stream()))
                .noneMatch(PackRule::confirmed);
    }

    @Test
    void whatIsUnknownOrMissingIsNamed() {
        broken(pack -> pack.put("extra", 1), "/extra is not known here");
        broken(pack -> object(pack, "/rules/3").put("extra", 1), "/rules/3/extra is not known here");
        broken(pack -> object(pack, "/rules/3").remove("source"), "/rules/3/source is missing");
        broken(pack -> object(pack, "/rules/3/source").remove("section"), "/rules/3/source/section is missing");
        broken(pack -> object(pack, "/rules/3/source").put("section", " "), "/rules/3/source/section is blank");
        broken(pack -> object(pack, "/rules/3").putNull("toConfirm"), "/rules/3/toConfirm is null");
        broken(pack -> object(pack, "/rules/3").putArray("marks"), "/rules/3/marks says nothing");
        broken(pack -> object(pack, "/rules/3").putArray("marks").add("X"), "/rules/3/marks/0");
        broken(
                pack -> object(pack, "/rules/0").putArray("marks").add("P").add("S"),
                "/rules/0/toConfirm must say which part");
        broken(pack -> pack.put("id", "other"), "/id is not that of the file");
        broken(pack -> pack.put("effectiveFrom", "soon"), "/effectiveFrom is not a date");
        broken(pack -> array(pack, "/rules").add(pack.at("/rules/0")), "/rules has FCA-1 twice");
    }

    @Test
    void clocksNeedSourcesAndKnownEvents() {
        broken(pack -> array(pack, "/variants/0/clocks").remove(3), "final-response-8-weeks: is not among the clocks");
        broken(
                pack -> object(pack, "/variants/0/clocks/3").putArray("rules"),
                "/variants/0/clocks/3/rules must name a rule");
        broken(
                pack -> object(pack, "/variants/0/clocks/3").putArray("rules").add("FCA-70"),
                "/variants/0/clocks/3/rules names an unknown rule: FCA-70");
        broken(pack -> object(pack, "/variants/0/clocks/3").put("basis", "whim"), "/variants/0/clocks/3/basis");
        broken(pack -> object(pack, "/variants/0/clocks/3").put("clock", "x"), "is no clock of the policies: x");
        broken(
                pack -> object(pack, "/variants/0/policies/0/clocks/3")
                        .putArray("stoppedBy")
                        .add("final-respnse"),
                "clock final-response-8-weeks: names an unknown event: final-respnse");
        broken(
                pack -> object(pack, "/variants/0/policies/0/clocks/3")
                        .putArray("startedBy")
                        .add("sent"),
                "names an unknown event: sent");
        broken(
                pack -> object(pack, "/variants/0/policies/0/clocks/3").put("pausedBy", true),
                "/variants/0/clocks/3 stands still at times");
        broken(
                pack -> object(pack, "/variants/0/policies/0/clocks/3").put("colour", "red"),
                "/variants/0/policies/0/clocks/3/colour is not known here");
        broken(
                pack -> object(pack, "/variants/0/policies/0/clocks/3/target").put("quantity", 0),
                "/variants/0/policies/0/clocks/3/target/quantity must be a whole number");
        broken(pack -> object(pack, "/calendars/0").put("zone", "Europe/Nowhere"), "/calendars/0/zone");
    }

    @Test
    void lanesNoticesAndLettersBelongToClocks() {
        broken(pack -> object(pack, "/lanes/0").put("clock", "x"), "/lanes/0/clock names an unknown clock: x");
        broken(pack -> array(pack, "/lanes").removeAll(), "exemptIf and the lanes do not agree");
        broken(
                pack -> object(pack, "/variants/0/policies/0/clocks/3").remove("exemptIf"),
                "exemptIf and the lanes do not agree");
        broken(pack -> array(pack, "/holdingLetters").removeAll(), "which is not among the holding letters");
        broken(
                pack -> object(pack, "/holdingLetters/0").put("by", "acknowledgement"),
                "/holdingLetters/0 replaces nothing");
        broken(
                pack -> object(pack, "/holdingLetters/0").put("notice", "x"),
                "/holdingLetters/0/notice names an unknown notice: x");
        broken(
                pack -> object(pack, "/notices/0").putArray("statements"),
                "/notices/0/statements must have an element at least");
        broken(
                pack -> object(pack, "/notices/0").putArray("sentBy").add("posted"),
                "/notices/0/sentBy names an unknown event: posted");
        broken(
                pack -> object(pack, "/notices/0").putArray("sentBy").add("resolved"),
                "/notices/0/sentBy ends the clock acknowledgement of standard by no event");
        broken(
                pack -> object(pack, "/notices/0/statements/0").put("rule", "x"),
                "/notices/0/statements/0/rule names an unknown rule: x");
        broken(
                pack -> object(pack, "/notices/0/statements/0").put("variant", "x"),
                "/notices/0/statements/0/variant names an unknown variant: x");
    }

    @Test
    void whatIsNoJsonIsNamed() {
        assertThatThrownBy(() -> PackFiles.read(FCA, "{\"id\":".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(BrokenPackException.class)
                .hasMessage(FCA + ": The JSON ends too early at line 1, column 7");
    }

    private static void broken(Consumer<ObjectNode> change, String fault) {
        ObjectNode pack;
        try {
            pack = (ObjectNode)
                    MAPPER.readTree(FOLDER.resolve("uk-fca-disp.json").toFile());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        change.accept(pack);
        assertThatThrownBy(() -> PackFiles.read(FCA, pack.toString().getBytes(StandardCharsets.UTF_8)))
                .as(fault)
                .isInstanceOf(BrokenPackException.class)
                .hasMessageStartingWith(FCA + ": ")
                .hasMessageContaining(fault);
    }

    private static ObjectNode object(JsonNode pack, String pointer) {
        return (ObjectNode) pack.at(pointer);
    }

    private static ArrayNode array(JsonNode pack, String pointer) {
        return (ArrayNode) pack.at(pointer);
    }
}
