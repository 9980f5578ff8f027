package dev.browsergrid.platform;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.http.converter.HttpMessageNotWritableException;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;

class ProblemsTest {
    private static final String PATH = "/api/v1/hung-up-on";

    private final MockHttpServletRequest request = new MockHttpServletRequest("GET", PATH);
    private final Logger logger = (Logger) LoggerFactory.getLogger(Problems.class);
    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();

    @BeforeEach
    void listen() {
        logged.start();
        logger.addAppender(logged);
    }

    @AfterEach
    void listen_no_more() {
        logger.detachAppender(logged);
    }

    @Test
    void a_client_that_hangs_up_while_it_is_answered_is_no_error() throws Exception {
        IOException pipe = new IOException("Broken pipe");
        var cut = new HttpMessageNotWritableException("no JSON", new AsyncRequestNotUsableException("cut", pipe));

        assertThat(new Problems().notWritten(cut, request)).isNull();
        assertThat(errors()).isEmpty();
    }

    @Test
    void an_answer_that_cannot_be_made_is_one() throws Exception {
        var broken = new HttpMessageNotWritableException("no JSON", new IllegalStateException("no such thing"));

        assertThat(new Problems().notWritten(broken, request)).isNotNull();
        assertThat(errors()).containsExactly("request=failed method=GET path=" + PATH);
    }

    /// Others may fail at the same time.
    private List<String> errors() {
        return List.copyOf(logged.list).stream()
                .map(ILoggingEvent::getFormattedMessage)
                .filter(message -> message.contains(PATH))
                .toList();
    }
}
