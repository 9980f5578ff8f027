package dev.browsergrid.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class JpegSizeTest {
    @Test
    void the_size_is_read_from_the_picture_itself() throws IOException {
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(321, 123, BufferedImage.TYPE_INT_RGB), "jpeg", jpeg);

        assertThat(JpegSize.of(jpeg.toByteArray())).isEqualTo(new JpegSize(321, 123));
    }

    @Test
    void what_is_no_picture_has_no_size() {
        assertThat(JpegSize.of(new byte[40])).isEqualTo(new JpegSize(0, 0));
        assertThat(JpegSize.of(new byte[0])).isEqualTo(new JpegSize(0, 0));
    }
}
