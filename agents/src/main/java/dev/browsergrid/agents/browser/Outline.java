package dev.browsergrid.agents.browser;

import com.microsoft.playwright.options.BoundingBox;
import dev.browsergrid.agents.Screenshot;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;

/// Cuts a picture to what lies around an element and draws a line around that.
final class Outline {
    private static final Color COLOUR = new Color(0xE1, 0x1D, 0x48);
    private static final int GAP = 4;
    private static final int LARGEST_WIDTH = 720;
    private static final int LARGEST_HEIGHT = 420;

    private Outline() {}

    /// `box` is in CSS pixels, of which one is `ratio` pixels of the picture. What cannot be drawn stays as it is.
    static Screenshot around(Screenshot shot, BoundingBox box, double ratio) {
        try {
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(shot.jpeg()));
            int left = (int) (box.x * ratio);
            int top = (int) (box.y * ratio);
            int width = (int) Math.ceil(box.width * ratio);
            int height = (int) Math.ceil(box.height * ratio);
            Graphics2D pen = image.createGraphics();
            pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            pen.setColor(COLOUR);
            pen.setStroke(new BasicStroke(3));
            pen.drawRoundRect(left - GAP, top - GAP, width + 2 * GAP, height + 2 * GAP, 8, 8);
            pen.dispose();
            int wide = Math.min(LARGEST_WIDTH, image.getWidth());
            int high = Math.min(LARGEST_HEIGHT, image.getHeight());
            int x = Math.clamp(left + width / 2 - wide / 2, 0, image.getWidth() - wide);
            int y = Math.clamp(top + height / 2 - high / 2, 0, image.getHeight() - high);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            ImageIO.write(image.getSubimage(x, y, wide, high), "jpeg", bytes);
            return new Screenshot(bytes.toByteArray(), wide, high);
        } catch (IOException unreadable) {
            return shot;
        }
    }
}
