package app.earmark.audio;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import app.earmark.audio.Inspection.Chapter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Id3ChaptersTest {

  private static final byte[] PICTURE = {(byte) 0xff, (byte) 0xd8, (byte) 0xff, 0, 1, 0, 2};

  /** Tags of one version of ID3. */
  private record Writer(int version) {

    byte[] frame(String id, int flags, byte[] body) {
      byte[] size = version == 4 ? synchSafe(body.length) : plain(body.length);
      return join(id.getBytes(ISO_8859_1), size, new byte[] {0, (byte) flags}, body);
    }

    byte[] chapter(String id, int from, int to, byte[]... parts) {
      return frame("CHAP", 0, join(
          (id + "\0").getBytes(ISO_8859_1), plain(from), plain(to), plain(-1), plain(-1), join(parts)));
    }

    byte[] tag(int flags, byte[]... frames) {
      byte[] body = join(join(frames), new byte[200]);
      return join(new byte[] {'I', 'D', '3', (byte) version, 0, (byte) flags}, synchSafe(body.length), body);
    }
  }

  private static byte[] plain(int number) {
    return ByteBuffer.allocate(4).putInt(number).array();
  }

  private static byte[] synchSafe(int number) {
    return new byte[] {
        (byte) (number >> 21 & 0x7f), (byte) (number >> 14 & 0x7f), (byte) (number >> 7 & 0x7f),
            (byte) (number & 0x7f)};
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  private static byte[] text(int encoding, byte[] text) {
    return join(new byte[] {(byte) encoding}, text);
  }

  private static byte[] wide(String text) {
    return text.getBytes(UTF_16);
  }

  private static byte[] apic() {
    return join(text(0, "image/jpeg\0".getBytes(ISO_8859_1)), new byte[] {3}, "cover\0".getBytes(ISO_8859_1), PICTURE);
  }

  private static byte[] link(String address) {
    return join(text(1, wide("chapter url")), new byte[2], address.getBytes(ISO_8859_1));
  }

  private static List<Chapter> read(byte[] bytes) throws IOException {
    return Id3Chapters.read(new ByteSource() {
      @Override
      public long length() {
        return bytes.length;
      }

      @Override
      public int read(long position, byte[] into, int count) {
        int most = (int) Math.min(count, bytes.length - position);
        if (most <= 0) {
          return -1;
        }
        System.arraycopy(bytes, (int) position, into, 0, most);
        return most;
      }

      @Override
      public void close() {}
    });
  }

  @Test
  void readsTitlesLinksAndPicturesOfVersion3() throws IOException {
    Writer v3 = new Writer(3);
    List<Chapter> chapters = read(v3.tag(0,
        v3.frame("TIT2", 0, text(1, wide("Episode"))),
        v3.chapter("b", 60_000, 90_000, v3.frame("TIT2", 0, text(1, wide("Größe")))),
        v3.chapter("a", 0, 60_000, v3.frame("TIT2", 0, text(0, "Start".getBytes(ISO_8859_1))),
            v3.frame("WXXX", 0, link("https://example.com/a")), v3.frame("APIC", 0, apic()))));
    assertThat(chapters).extracting(Chapter::startMs).containsExactly(0L, 60_000L);
    assertThat(chapters).extracting(Chapter::endMs).containsExactly(60_000L, 90_000L);
    assertThat(chapters).extracting(Chapter::title).containsExactly("Start", "Größe");
    assertThat(chapters).extracting(Chapter::url).containsExactly("https://example.com/a", null);
    assertThat(chapters.getFirst().picture().type()).isEqualTo("image/jpeg");
    assertThat(chapters.getFirst().picture().bytes()).isEqualTo(PICTURE);
  }

  @Test
  void undoesUnsynchronisationOfVersion4() throws IOException {
    Writer v4 = new Writer(4);
    byte[] apic = v4.frame("APIC", 0, apic());
    byte[] body = join("a\0".getBytes(ISO_8859_1), plain(0), plain(1_000), plain(-1), plain(-1),
        v4.frame("TIT2", 0, text(3, "Ünsync".getBytes(UTF_8))), apic);
    ByteArrayOutputStream stuffed = new ByteArrayOutputStream();
    for (int i = 0; i < body.length; i++) {
      stuffed.write(body[i]);
      if (body[i] == (byte) 0xff) {
        stuffed.write(0);
      }
    }
    List<Chapter> chapters = read(v4.tag(0, v4.frame("CHAP", 0x02, stuffed.toByteArray())));
    assertThat(chapters).extracting(Chapter::title).containsExactly("Ünsync");
    assertThat(chapters.getFirst().picture().bytes()).isEqualTo(PICTURE);
  }

  @Test
  void leavesOutWhatTheTableOfContentsDoesNotList() throws IOException {
    Writer v3 = new Writer(3);
    byte[] contents = join("toc\0".getBytes(ISO_8859_1), new byte[] {3, 2}, "a\0b\0".getBytes(ISO_8859_1));
    byte[] a = v3.chapter("a", 0, 10, v3.frame("TIT2", 0, text(0, "A".getBytes(ISO_8859_1))));
    byte[] hidden = v3.chapter("x", 5, 10, v3.frame("TIT2", 0, text(0, "Hidden".getBytes(ISO_8859_1))));
    byte[] b = v3.chapter("b", 10, 20, v3.frame("TIT2", 0, text(0, "B".getBytes(ISO_8859_1))));
    assertThat(read(v3.tag(0, v3.frame("CTOC", 0, contents), a, hidden, b)))
        .extracting(Chapter::title).containsExactly("A", "B");
    assertThat(read(v3.tag(0, a, hidden, b))).extracting(Chapter::title).containsExactly("A", "Hidden", "B");
  }

  @Test
  void survivesWhateverTheBytesSay() throws IOException {
    Writer v4 = new Writer(4);
    byte[] whole = v4.tag(0, v4.chapter("a", 0, 10, v4.frame("TIT2", 0, text(3, "A".getBytes(UTF_8))),
        v4.frame("WXXX", 0, link("https://example.com")), v4.frame("APIC", 0, apic())));
    int read = 0;
    for (int seed = 0; seed < 20_000; seed++) {
      Random random = new Random(seed);
      byte[] damaged = whole.clone();
      for (int i = 0; i <= random.nextInt(4); i++) {
        damaged[4 + random.nextInt(damaged.length - 4)] = (byte) random.nextInt(256);
      }
      read += read(random.nextInt(5) == 0 ? Arrays.copyOf(damaged, random.nextInt(damaged.length)) : damaged)
          .size();
    }
    assertThat(read).isGreaterThan(1_000);
  }
}
