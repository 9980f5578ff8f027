package dev.browsergrid.agents.browser;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/// Paints over parts of a picture.
final class Painting {
    private static final Color COVER = new Color(0x44403c);
    /// Beyond the box itself, for what a letter's shape sticks out of it.
    private static final double MARGIN = 2;

    private Painting() {}

    /// The picture with the boxes covered; a point of the page is at `scale` times its distance from
    /// `left` and `top`. Empty when it is no picture.
    static Optional<byte[]> over(byte[] jpeg, List<Veil.Box> boxes, double left, double top, double scale) {
        if (boxes.isEmpty()) {
            return Optional.of(jpeg);
        }
        try {
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(jpeg));
            if (image == null) {
                return Optional.empty();
            }
            Graphics2D brush = image.createGraphics();
            brush.setColor(COVER);
            for (Veil.Box box : boxes) {
                int x = (int) Math.floor((box.x() - left - MARGIN) * scale);
                int y = (int) Math.floor((box.y() - top - MARGIN) * scale);
                int width = (int) Math.ceil((box.width() + 2 * MARGIN) * scale) + 1;
                int height = (int) Math.ceil((box.height() + 2 * MARGIN) * scale) + 1;
                brush.fillRect(x, y, width, height);
            }
            brush.dispose();
            return Optional.of(written(image));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private static byte[] written(BufferedImage image) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            ImageWriteParam settings = writer.getDefaultWriteParam();
            settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            settings.setCompressionQuality(PageReader.JPEG_QUALITY / 100f);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), settings);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
