package dev.browsergrid.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNamesTest {
    @ParameterizedTest
    @CsvSource({
        "report.csv, report.csv",
        "../../etc/passwd, passwd",
        "C:\\temp\\x.txt, x.txt",
        "'  two words.txt ', two words.txt",
        ".., file",
        "'', file",
        "/, file",
        ".bashrc, .bashrc"
    })
    void a_name_is_the_last_part_of_what_was_given(String given, String name) {
        assertThat(FileNames.fit(given)).isEqualTo(name);
    }

    @Test
    void what_controls_terminals_or_turns_text_around_is_replaced() {
        assertThat(FileNames.fit("a\r\n\0b\u202egpj.exe")).isEqualTo("a___b_gpj.exe");
    }

    @Test
    void a_long_name_keeps_its_ending() {
        String name = FileNames.fit("ü😀".repeat(300) + ".txt");
        assertThat(name).endsWith(".txt").doesNotContain("\ufffd");
        assertThat(name.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(200);
    }
}
