package org.redress.importer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The command as typed, against a real HTTP server. */
class ImportCommandTest {

    private static final String MAPPING = """
            name: tickets
            source: import/tickets
            zone: Europe/Berlin
            file:
              charset: ISO-8859-1
              delimiter: ";"
            case:
              columns: [Ticket]
            common:
              historic: true
            events:
              - type: received
                at: {column: Opened, format: "dd.MM.yyyy HH:mm"}
                data:
                  brand: Shop
                  priority: {column: Prio, map: {hoch: high, niedrig: low}}
              - type: closed
                at: {column: Closed, format: "dd.MM.yyyy HH:mm"}
                when:
                  - {column: Closed, present: true}
            """;

    @TempDir
    private Path folder;

    private Intakes intake;

    @BeforeEach
    void start() throws IOException {
        intake = new Intakes();
    }

    @AfterEach
    void stop() {
        intake.close();
    }

    /** What the command printed and how it ended. */
    private record Ended(int exitCode, String out, String err) {
        JsonNode summary() throws IOException {
            return new JsonMapper().readTree(out);
        }
    }

    @Test
    void postsEachRowAsEventsOfItsSource() throws IOException {
        Ended ended = run(tickets("7;29.02.2016 01:16;Köln;hoch;01.03.2016 08:00"), "--json");

        assertThat(ended.exitCode()).isZero();
        assertThat(intake.stored())
                .extracting(event -> event.path("id").textValue())
                .containsExactly("7/received", "7/closed");
        JsonNode received = intake.stored().getFirst();
        assertThat(received.path("time").textValue()).isEqualTo("2016-02-29T00:16:00Z");
        assertThat(received.path("subject").textValue()).isEqualTo("7");
        assertThat(received.path("type").textValue()).isEqualTo("org.redress.intake.received.v1");
        assertThat(received.path("data").toString())
                .isEqualTo("{\"historic\":true,\"brand\":\"Köln\",\"priority\":\"high\"}");
        assertThat(ended.summary().path("accepted").intValue()).isEqualTo(2);
    }

    @Test
    void importedTwiceNothingChanges() throws IOException {
        Path file = manyTickets(300);
        run(file);

        Ended again = run(file, "--json");

        assertThat(again.exitCode()).isZero();
        assertThat(intake.stored()).hasSize(600);
        assertThat(again.summary().path("duplicates").intValue()).isEqualTo(600);
    }

    @Test
    void manyLanesKeepTheOrderOfEachCase() throws IOException {
        run(manyTickets(1_000), "--parallel", "8", "--batch", "7");

        Map<String, List<String>> byCase = new HashMap<>();
        intake.stored().forEach(event -> byCase.computeIfAbsent(
                        event.path("subject").textValue(), subject -> new ArrayList<>())
                .add(event.path("id").textValue()));
        assertThat(byCase).hasSize(1_000);
        byCase.forEach((subject, ids) -> assertThat(ids).containsExactly(subject + "/received", subject + "/closed"));
    }

    @Test
    void waitsForABusyOrRestartingIntake() throws IOException {
        intake.failing(1, 429, "0").failing(2, 503, "").failing(1, 500, "");

        Ended ended = run(manyTickets(20), "--parallel", "1");

        assertThat(ended.exitCode()).isZero();
        assertThat(intake.stored()).hasSize(40);
    }

    @Test
    void halvesABatchThatIsTooLarge() throws IOException {
        intake.takingAtMost(6);

        assertThat(run(manyTickets(20), "--parallel", "1").exitCode()).isZero();
        assertThat(intake.stored()).hasSize(40);
    }

    @Test
    void namesLineFieldAndReasonOfRefusedRows() throws IOException {
        intake.refusing(event -> event.path("id").textValue().equals("2/received"));

        Ended ended = run(
                tickets(
                        "1;29.02.2016 01:16;Bonn;hoch;",
                        "2;29.02.2016 01:16;Bonn;hoch;",
                        "3;31.02.2016 01:16;Bonn;hoch;",
                        "4;29.02.2016 01:16;Bonn;mittel;"),
                "--json");

        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.summary().path("refusedRows").intValue()).isEqualTo(3);
        assertThat(intake.stored()).hasSize(1);
        assertThat(Files.readString(folder.resolve("refused.csv")))
                .contains(
                        "line,verdict,event,field,code,reason\n",
                        "3,refused,2/received,/data/priority,unknown,no such priority\n",
                        "4,refused,,Opened,invalid-time,\"column 'Opened' holds '31.02.2016 01:16', which is no time like dd.MM.yyyy HH:mm\"\n",
                        "5,refused,,Prio,unknown-value,\"column 'Prio' holds 'mittel'; the mapping knows [hoch, niedrig]\"\n");
    }

    @Test
    void goesOnAfterTheConfirmedRowsWithoutAGap() throws IOException {
        Path file = manyTickets(1_000);
        intake.failingAfter(10, 400);
        Ended stopped = run(file, "--batch", "50", "--parallel", "3");
        assertThat(stopped.exitCode()).isEqualTo(1);
        assertThat(stopped.err()).contains("refused the batch", "--resume goes on there");
        int before = intake.stored().size();
        intake.failingAfter(Integer.MAX_VALUE, 400);

        Ended resumed = run(file, "--batch", "50", "--parallel", "3", "--resume", "--json");

        assertThat(resumed.exitCode()).isZero();
        assertThat(intake.stored()).hasSize(2_000);
        assertThat(resumed.summary().path("rowsBefore").intValue()).isPositive();
        assertThat(resumed.summary().path("accepted").intValue()).isEqualTo(2_000 - before);
    }

    @Test
    void saysWhatIsWrongWithFileMappingAndFormat() throws IOException {
        Path file = folder.resolve("other.csv");
        Files.writeString(file, "Ticket;Opened;Status\n1;2;3\n");

        assertThat(run(file).err())
                .contains("lacks the columns 'Closed', 'Prio', 'Shop'; it has 'Ticket', 'Opened', 'Status'");
        assertThat(execute(file.toString(), "--format", "xml").err()).contains("Unknown format 'xml'");
        assertThat(execute(file.toString(), "--format", "csv").err()).contains("--format csv needs --mapping");
        assertThat(execute(file.toString(), "--format", "csv", "--mapping", "nope")
                        .err())
                .contains("Unknown mapping 'nope'", "botanic-nps");
        assertThat(execute(folder.resolve("none.csv").toString(), "--format", "cfpb")
                        .err())
                .contains("There is no file");
        assertThat(execute(file.toString()).exitCode()).isEqualTo(1);
    }

    @Test
    void saysWhichKeyOfAMappingIsUnknown() throws IOException {
        Path mapping = folder.resolve("wrong.yaml");
        Files.writeString(mapping, MAPPING.replace("delimiter:", "delimeter:"));

        Ended ended = execute(tickets().toString(), "--format", "csv", "--mapping", mapping.toString());

        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.err()).contains("at file.delimeter: unknown key 'delimeter'", "delimiter");
    }

    @Test
    void givesUpSoonWhereNobodyEverAnswered() throws IOException {
        Path file = manyTickets(3);
        intake.close();

        Ended ended = run(file, "--patience", "0");

        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.err()).contains("Nobody answers at " + intake.address(), "./redress start");
    }

    @Test
    void dryRunPostsNothing() throws IOException {
        Ended ended = run(manyTickets(3), "--dry-run", "--json");

        assertThat(ended.exitCode()).isZero();
        assertThat(ended.summary().path("events").intValue()).isEqualTo(6);
        assertThat(intake.batches()).isZero();
    }

    private Path tickets(String... rows) throws IOException {
        return write(String.join("\n", rows));
    }

    private Path manyTickets(int count) throws IOException {
        StringBuilder rows = new StringBuilder();
        for (int i = 1; i <= count; i++) {
            rows.append(i).append(";29.02.2016 01:16;\"Bad; Ems\";niedrig;01.03.2016 08:00\n");
        }
        return write(rows.toString());
    }

    private Path write(String rows) throws IOException {
        Charset latin1 = StandardCharsets.ISO_8859_1;
        return Files.writeString(folder.resolve("tickets.csv"), "Ticket;Opened;Shop;Prio;Closed\n" + rows, latin1);
    }

    private Ended run(Path file, String... more) throws IOException {
        return runAt(intake, file, more);
    }

    private Ended runAt(Intakes target, Path file, String... more) throws IOException {
        Path mapping = Files.writeString(folder.resolve("tickets.yaml"), MAPPING);
        List<String> args = new ArrayList<>(List.of(
                file.toString(),
                "--format",
                "csv",
                "--mapping",
                mapping.toString(),
                "--url",
                target.address().toString(),
                "--state",
                folder.resolve("state").toString(),
                "--report",
                folder.resolve("refused.csv").toString()));
        args.addAll(List.of(more));
        return execute(args.toArray(String[]::new));
    }

    private static Ended execute(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine command =
                Main.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return new Ended(command.execute(args), out.toString(), err.toString());
    }
}
