package org.redress.kit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.redress.kit.problem.Problem;
import org.redress.kit.problem.ProblemException;

/** What is read of a JSON object, and that every fault is named with its place. */
class JsonMembersTest {

    private static final LocalDate FIRST = LocalDate.of(1900, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2500, 1, 1);

    @Test
    void good_members_are_read_and_null_is_left_out() {
        JsonMembers members = members(
                "{'name':'parcels','day':'2026-03-01','n':5e2,'share':0.5,'on':true,'none':null,'list':['','a'],'of':{'x':1}}");
        assertThat(members.line("name", 10, true)).isEqualTo("parcels");
        assertThat(members.date("day", FIRST, LAST, true)).isEqualTo("2026-03-01");
        assertThat(members.whole("n", 0, 500, true, "")).isEqualTo(500);
        assertThat(members.number("share", 0, 1, Double.NaN, "")).isEqualTo(0.5);
        assertThat(members.number("other", 0, 1, 0.25, "")).isEqualTo(0.25);
        assertThat(members.truth("on")).isTrue();
        assertThat(members.line("none", 10, false)).isNull();
        assertThat(members.has("none")).isFalse();
        assertThat(members.texts("list", 2, 10)).containsExactly("", "a");
        JsonMembers of = members.object("of");
        assertThat(of).isNotNull();
        assertThat(of.whole("x", 1, 1, true, "")).isEqualTo(1);
        of.refuseOthers();
        assertThatCode(() -> members.refuse("invalid", "It is not valid")).doesNotThrowAnyException();
    }

    @Test
    void every_fault_is_named_with_its_place() {
        JsonMembers members =
                members("{'name':7,'line':'two\\nlines','day':'May','late':'2600-01-01','n':1.5,'m':-1,'huge':1e30,"
                        + "'on':'yes','rules':[{'a~/b':1},2],'un/known':0}");
        members.line("name", 10, true);
        members.line("line", 10, true);
        members.line("missing", 10, true);
        members.date("day", FIRST, LAST, true);
        members.date("late", FIRST, LAST, true);
        members.whole("n", 0, 9, true, "must be from 0 to 9");
        members.whole("m", 0, 9, true, "must be from 0 to 9");
        members.whole("huge", 0, 9, true, "must be from 0 to 9");
        members.truth("on");
        List<JsonMembers> rules = members.objects("rules", 5);
        rules.forEach(JsonMembers::refuseOthers);
        assertThat(members.faulty("name")).isTrue();
        assertThat(members.faulty("rules")).isFalse();

        Problem problem = catchThrowableOfType(
                        ProblemException.class, () -> members.refuse("invalid-thing", "The thing is not valid"))
                .problem();
        assertThat(problem.code()).isEqualTo("invalid-thing");
        assertThat(problem.errors().stream().map(error -> error.pointer() + " " + error.code()))
                .containsExactly(
                        "/name wrong-type",
                        "/line forbidden-character",
                        "/missing required",
                        "/day malformed",
                        "/late out-of-range",
                        "/n wrong-type",
                        "/m out-of-range",
                        "/huge out-of-range",
                        "/on wrong-type",
                        "/rules/1 wrong-type",
                        "/rules/0/a~0~1b unknown-field",
                        "/un~1known unknown-field");
    }

    @Test
    void what_is_no_object_is_refused() {
        assertThat(refused("[]").errors())
                .extracting(Problem.FieldError::pointer)
                .containsExactly("");
        assertThat(refused("{").code()).isEqualTo("invalid-json");
        assertThat(refused("").code()).isEqualTo("invalid-json");
    }

    private static Problem refused(String json) {
        return catchThrowableOfType(ProblemException.class, () -> members(json).refuse("invalid", "It is not valid"))
                .problem();
    }

    private static JsonMembers members(String json) {
        return JsonMembers.ofBody(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8), "invalid-json");
    }
}
