package app.earmark.ui.common.art;

import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.TexturePaint;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.IntBuffer;
import java.util.Iterator;
import java.util.Optional;
import javafx.scene.image.Image;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * Decodes pictures that strangers made: JPEG, PNG, GIF, BMP, WebP. Never has more than 32 MB of pixels in memory at
 * once; what is broken or larger is refused. Pure functions, any thread but the JavaFX thread.
 */
final class Pictures {

  private static final long MOST_PIXELS_IN_FILE = 100_000_000;
  private static final long MOST_BYTES_DECODED = 32L << 20;

  private Pictures() {}

  /** The middle square of the picture, so many pixels wide; empty where it cannot be decoded. */
  static Optional<Image> square(byte[] file, int pixels, int radius) {
    try {
      return decode(file, pixels, true).map(found -> image(rounded(fill(found, pixels), radius)));
    } catch (IOException | RuntimeException e) {
      // Readers throw all kinds of things on broken files; each of them means that there is no picture.
      return Optional.empty();
    }
  }

  /** The whole picture, no wider than so many pixels; empty where it cannot be decoded. */
  static Optional<Image> whole(byte[] file, int maxWidth) {
    try {
      return decode(file, maxWidth, false).map(found -> image(found.getWidth() <= maxWidth ? found
          : scaled(found, maxWidth, Math.max(1, found.getHeight() * maxWidth / found.getWidth()))));
    } catch (IOException | RuntimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<BufferedImage> decode(byte[] file, int pixels, boolean square) throws IOException {
    try (ImageInputStream input = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(input);
      if (!readers.hasNext()) {
        return Optional.empty();
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(input, true, true);
        long width = reader.getWidth(0);
        long height = reader.getHeight(0);
        if (width <= 0 || height <= 0 || width * height > MOST_PIXELS_IN_FILE) {
          return Optional.empty();
        }
        // Every n-th pixel, as long as twice the size shown is left for a smooth picture.
        long shown = square ? Math.min(width, height) : width;
        int step = (int) Math.max(1, shown / (2L * pixels));
        while ((width / step) * (height / step) * 4 > MOST_BYTES_DECODED && step < 64) {
          step++;
        }
        var how = reader.getDefaultReadParam();
        how.setSourceSubsampling(step, step, 0, 0);
        return Optional.of(reader.read(0, how));
      } finally {
        reader.dispose();
      }
    }
  }

  private static BufferedImage fill(BufferedImage picture, int pixels) {
    int side = Math.min(picture.getWidth(), picture.getHeight());
    BufferedImage middle = picture.getSubimage(
        (picture.getWidth() - side) / 2, (picture.getHeight() - side) / 2, side, side);
    return scaled(middle, pixels, pixels);
  }

  /** Halves until it is near, so that no pixel is skipped. */
  private static BufferedImage scaled(BufferedImage picture, int width, int height) {
    BufferedImage current = picture;
    while (current.getWidth() >= 2 * width && current.getHeight() >= 2 * height) {
      current = drawn(current, current.getWidth() / 2, current.getHeight() / 2);
    }
    return drawn(current, width, height);
  }

  private static BufferedImage drawn(BufferedImage picture, int width, int height) {
    var target = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB_PRE);
    Graphics2D graphics = target.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    graphics.drawImage(picture, 0, 0, width, height, null);
    graphics.dispose();
    return target;
  }

  private static BufferedImage rounded(BufferedImage picture, int radius) {
    if (radius == 0) {
      return picture;
    }
    var target = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_ARGB_PRE);
    Graphics2D graphics = target.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setPaint(new TexturePaint(picture,
        new Rectangle(picture.getWidth(), picture.getHeight())));
    graphics.fill(new RoundRectangle2D.Double(0, 0, picture.getWidth(), picture.getHeight(), 2.0 * radius,
        2.0 * radius));
    graphics.dispose();
    return target;
  }

  private static Image image(BufferedImage picture) {
    BufferedImage premultiplied = picture.getType() == BufferedImage.TYPE_INT_ARGB_PRE ? picture
        : drawn(picture, picture.getWidth(), picture.getHeight());
    int[] pixels = ((DataBufferInt) premultiplied.getRaster().getDataBuffer()).getData();
    return new WritableImage(new PixelBuffer<>(premultiplied.getWidth(), premultiplied.getHeight(),
        IntBuffer.wrap(pixels), PixelFormat.getIntArgbPreInstance()));
  }
}
