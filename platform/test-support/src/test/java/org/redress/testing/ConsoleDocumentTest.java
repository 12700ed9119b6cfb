package org.redress.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConsoleDocumentTest {

    private static final String SERVICE = """
            {"paths": {"/a": {"get": {"responses": {"200": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/A"}}}}}}}},
             "components": {"schemas": {"A": {"type": "object", "properties": {"n": {"type": "integer"},
              "next": {"anyOf": [{"$ref": "#/components/schemas/A"}, {"type": "null"}]}}}}}}""";

    @Test
    void a_document_may_leave_out_but_names_nothing_that_is_not_there() throws Exception {
        assertThat(faults(SERVICE)).isEmpty();
        assertThat(faults(SERVICE.replace("\"n\":", "\"m\":"))).containsExactly("get /a 200/m: no such member");
        assertThat(faults(SERVICE.replace("\"integer\"", "\"string\"")))
                .containsExactly("get /a 200/n: is [string], but [number] in the service");
        assertThat(faults(SERVICE.replace("\"200\"", "\"201\""))).containsExactly("get /a 201: no such answer");
        assertThat(faults(SERVICE.replace("\"/a\"", "\"/b\""))).containsExactly("get /b: no such operation");
        assertThat(faults("{\"paths\": {}}")).isEmpty();
    }

    private static List<String> faults(String document) throws Exception {
        ObjectMapper json = new ObjectMapper();
        return ConsoleDocument.faults(json.readTree(document), json.readTree(SERVICE));
    }
}
