package dev.browsergrid.platform.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.browsergrid.platform.Changes.Change;
import dev.browsergrid.platform.Changes.News;
import dev.browsergrid.platform.Changes.Topic;
import dev.browsergrid.platform.Ids;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NoticeTest {
    @Test
    void what_is_written_is_read_again() {
        List<Change> changes =
                List.of(new Change(Topic.SESSIONS, Ids.next(), Ids.next()), new Change(Topic.NODES, Ids.next(), null));

        assertThat(Notice.write(changes)).hasSize(1);
        assertThat(Notice.read(Notice.write(changes).getFirst())).isEqualTo(new News.Some(changes));
    }

    @Test
    void many_changes_become_several_texts_that_each_fit_into_a_notification() {
        List<Change> changes = Stream.generate(() -> new Change(Topic.SESSIONS, Ids.next(), Ids.next()))
                .limit(400)
                .toList();

        List<String> texts = Notice.write(changes);

        assertThat(texts)
                .hasSizeBetween(2, 10)
                .allSatisfy(text ->
                        assertThat(text.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(8_000));
        assertThat(texts.stream().map(Notice::read).flatMap(news -> ((News.Some) news).changes().stream()))
                .isEqualTo(changes);
    }

    @Test
    void nothing_is_no_text() {
        assertThat(Notice.write(List.of())).isEmpty();
    }

    @Test
    void what_another_version_wrote_may_mean_anything() {
        assertThat(Notice.read("moons 1 2\n")).isEqualTo(new News.Everything());
        assertThat(Notice.read("sessions\n")).isEqualTo(new News.Everything());
    }
}
