package org.redress.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class PreflightTest {

    @Test
    void a_busy_port_is_one_line_with_its_remedy() throws Exception {
        Ports ports = new Ports(31_500);
        try (ServerSocket busy = new ServerSocket(ports.postgres())) {
            List<Preflight.Finding> missing = new Preflight(Path.of("target"), ports).beforeStart();

            assertThat(missing).singleElement().satisfies(finding -> {
                assertThat(finding.found()).startsWith("Port " + busy.getLocalPort() + " for postgresql is taken");
                assertThat(finding.remedy()).contains("REDRESS_PORT_BASE=41500");
            });
        }
    }

    @Test
    void every_port_is_wanted_by_one_service_only() {
        assertThat(new Ports(8080).all())
                .hasSize(14)
                .containsEntry(8080, "console")
                .containsEntry(8084, "notification-service")
                .containsEntry(9081, "complaint-service (management)");
    }

    @Test
    void versions_are_compared_number_by_number() {
        assertThat(Preflight.atLeast("20.19.0", "20.19")).isTrue();
        assertThat(Preflight.atLeast("22.1.0", "20.19")).isTrue();
        assertThat(Preflight.atLeast("20.9.0", "20.19")).isFalse();
        assertThat(Preflight.atLeast("18.20.4", "20.19")).isFalse();
        assertThat(Preflight.atLeast("what?", "20.19")).isFalse();
    }

    @Test
    void a_wrong_port_base_is_named() {
        assertThat(Ports.of("").base()).isEqualTo(8080);
        assertThatThrownBy(() -> Ports.of("http")).hasMessage("REDRESS_PORT_BASE must be a port number, is 'http'");
        assertThatThrownBy(() -> Ports.of("80")).hasMessageContaining("between 1024 and 64500, is 80");
    }
}
