package app.earmark.ui.common.art;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PicturesTest {

  private static byte[] file(int width, int height, String format) throws IOException {
    var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int x = 0; x < width; x++) {
      for (int y = 0; y < height; y++) {
        picture.setRGB(x, y, x < width / 2 ? 0xff0000 : 0x0000ff);
      }
    }
    var bytes = new ByteArrayOutputStream();
    ImageIO.write(picture, format, bytes);
    return bytes.toByteArray();
  }

  @Test
  void cutsTheMiddleSquareAtTheSizeAsked() throws IOException {
    for (String format : new String[] {"png", "jpg", "gif"}) {
      var image = Pictures.square(file(900, 300, format), 48, 0).orElseThrow();

      assertThat(image.getWidth()).isEqualTo(48);
      assertThat(image.getHeight()).isEqualTo(48);
      assertThat(image.getPixelReader().getColor(4, 24).getRed()).isGreaterThan(0.9);
      assertThat(image.getPixelReader().getColor(44, 24).getBlue()).isGreaterThan(0.9);
    }
  }

  @Test
  void roundsTheCorners() throws IOException {
    var image = Pictures.square(file(300, 300, "png"), 48, 6).orElseThrow();

    assertThat(image.getPixelReader().getColor(0, 0).getOpacity()).isZero();
    assertThat(image.getPixelReader().getColor(24, 24).getOpacity()).isEqualTo(1);
  }

  @Test
  void refusesWhatIsBrokenOrNoPicture() throws IOException {
    byte[] cut = Arrays.copyOf(file(600, 600, "png"), 200);

    assertThat(Pictures.square("<html>no</html>".getBytes(StandardCharsets.UTF_8), 48, 6)).isEmpty();
    assertThat(Pictures.square(new byte[0], 48, 6)).isEmpty();
    assertThat(Pictures.square(cut, 48, 6)).isEmpty();
  }

  /** A PNG that says it is 100,000 pixels wide and high: 40 GB, were it believed. */
  @Test
  void refusesAPictureMadeToFillTheMemory() throws IOException {
    byte[] bomb = file(8, 8, "png");
    ByteBuffer.wrap(bomb).putInt(16, 100_000).putInt(20, 100_000);
    var crc = new CRC32();
    crc.update(bomb, 12, 17);
    ByteBuffer.wrap(bomb).putInt(29, (int) crc.getValue());

    assertThat(Pictures.square(bomb, 48, 6)).isEmpty();
  }
}
