package dev.browsergrid.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {
    @TempDir
    private Path directory;

    @Test
    void a_second_server_is_told_which_directory_is_in_use() throws IOException {
        try (Home first = Home.open(directory)) {
            assertThatThrownBy(() -> Home.open(directory))
                    .isInstanceOf(HomeInUseException.class)
                    .hasMessageContaining(first.directory().toString());
        }
    }

    @Test
    void a_restarted_server_is_the_same_host_but_another_server() throws IOException {
        UUID host;
        UUID server;
        try (Home before = Home.open(directory)) {
            host = before.hostId();
            server = before.serverId();
        }
        try (Home after = Home.open(directory)) {
            assertThat(after.hostId()).isEqualTo(host);
            assertThat(after.serverId()).isNotEqualTo(server);
        }
    }
}
