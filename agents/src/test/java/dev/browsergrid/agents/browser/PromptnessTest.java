package dev.browsergrid.agents.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.browsergrid.agents.ActionResult;
import dev.browsergrid.agents.BrowserFixture;
import dev.browsergrid.agents.Cancellation;
import dev.browsergrid.agents.Observation;
import dev.browsergrid.agents.Screenshot;
import dev.browsergrid.agents.ToolCall;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// What a page answers to a click is waited for, and no longer than that.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PromptnessTest {
    private final Cancellation never = new Cancellation();
    private BrowserFixture fixture;
    private PlaywrightComputer computer;

    @BeforeAll
    void start() throws Exception {
        fixture = new BrowserFixture();
    }

    @AfterAll
    void stop() {
        fixture.close();
    }

    @BeforeEach
    void connect() throws Exception {
        computer = fixture.connectToBlankTab();
    }

    @AfterEach
    void disconnect() {
        computer.close();
    }

    @Test
    void an_answer_that_takes_a_moment_is_an_effect() throws Exception {
        assertThat(click("""
            <button onclick="setTimeout(() => { document.body.append('late') }, 90)">Go</button>
            """)).contains("the page changed");
        assertThat(computer.observe(never).page()).contains("late");
    }

    @Test
    void what_is_fetched_after_a_first_answer_is_seen() throws Exception {
        fixture.site().page("/data", "fetched");
        click("""
            <button onclick="state.textContent = 'loading'; fetch('/data').then(answer => answer.text())
              .then(text => { state.innerHTML = text })">Go</button><p id="state"></p>
            """);
        assertThat(computer.observe(never).page()).contains("fetched").doesNotContain("loading");
    }

    @Test
    void a_page_that_is_left_after_a_first_answer_is_not_shown() throws Exception {
        String next = fixture.site().page("/next", "<h1>Next page</h1>");
        click("""
            <button onclick="this.textContent = 'going'; setTimeout(() => { location.href = '%s' }, 30)">Go</button>
            """.formatted(next));
        assertThat(computer.observe(never).page()).contains("Next page");
    }

    @Test
    void the_picture_shows_the_page_as_the_click_left_it_and_never_an_older_one() throws Exception {
        click("""
            <button onclick="document.body.style.background = 'rgb(0, 120, 0)'">Go</button><input aria-label="Name"
              oninput="document.body.style.background = 'rgb(0, 0, 120)'">
            """);
        String name = BrowserFixture.ref(computer.observe(never), "Name");
        assertThat(color(computer.observe(never))).isEqualTo("green");
        computer.act(on(BrowserFixture.ref(computer.observe(never), "Go")), List.of(), never);
        computer.act(new ToolCall.Type(name, "Ada", true, false), List.of(), never);
        assertThat(color(computer.observe(never))).isEqualTo("blue");
    }

    @Test
    void what_opens_under_the_pointer_is_not_clicked_through() throws Exception {
        String effect = click("""
            <style>button { width: 200px; height: 60px }</style>
            <button onmouseenter="lid.style.display = 'block'" onclick="document.body.append('pressed')">Go</button>
            <div id="lid" style="display: none; position: fixed; inset: 0; background: gray"></div>
            """);
        assertThat(effect).contains("COVERED");
        assertThat(computer.observe(never).page()).doesNotContain("pressed");
    }

    private String click(String body) throws Exception {
        computer.act(new ToolCall.Navigate(fixture.site().page("/prompt", body)), List.of(), never);
        ActionResult result = computer.act(on(BrowserFixture.ref(computer.observe(never), "Go")), List.of(), never);
        return result.toString();
    }

    private static ToolCall.Click on(String ref) {
        return new ToolCall.Click(ref, false, ToolCall.MouseButton.LEFT, ToolCall.DialogAnswer.DISMISS);
    }

    private static String color(Observation seen) throws Exception {
        Screenshot picture = seen.screenshot().orElseThrow();
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture.jpeg()));
        assertThat(List.of(picture.width(), picture.height())).containsExactly(image.getWidth(), image.getHeight());
        int pixel = image.getRGB(image.getWidth() - 50, image.getHeight() - 50);
        return (pixel & 0xff) > 90 ? "blue" : (pixel >> 8 & 0xff) > 90 ? "green" : "other";
    }
}
