package app.earmark.service;

import app.earmark.model.Enclosure;
import app.earmark.model.EpisodeExtras;
import app.earmark.model.ParsedItem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * A number for everything that a feed says of an item: unlike {@code hashCode} the same in every run of the program.
 * Two checksums of different polynomials side by side, because both are machine instructions: the texts of a whole
 * library pass through here at a first import. Guards against nothing but waste.
 */
final class Fingerprint {

  private final CRC32 first = new CRC32();
  private final CRC32C second = new CRC32C();

  private Fingerprint() {}

  static long of(ParsedItem item) {
    Fingerprint print = new Fingerprint();
    print.add(item.guid());
    print.add(item.link());
    print.add(item.shownTitle());
    print.add(item.published());
    print.add(item.duration());
    print.add(item.notes());
    print.add(item.summary());
    Enclosure audio = item.enclosure();
    if (audio != null) {
      print.add(audio.url());
      print.add(audio.type());
      print.add(audio.bytes());
    }
    print.add(item.season());
    print.add(item.number());
    print.add(item.type() == null ? null : item.type().name());
    print.add(item.explicit());
    print.add(item.imageUrl());
    print.add(item.chaptersUrl());
    print.addAll(item.tags());
    print.addAll(item.supportLinks());
    print.add(item.extras());
    return print.first.getValue() << 32 | print.second.getValue();
  }

  /** Part by part: a record of fifteen takes longer to be put into words than all the rest. */
  private void add(EpisodeExtras extras) {
    addAll(extras.transcripts());
    addAll(extras.people());
    addAll(extras.chapters());
    addAll(extras.soundbites());
    addAll(extras.alternates());
    addAll(extras.discussions());
    addAll(extras.links());
    addAll(extras.places());
    addAll(extras.licenses());
    addAll(extras.images());
    addAll(extras.values());
    addAll(extras.texts());
    add(extras.author());
    add(extras.seasonName());
    add(extras.numberLabel());
  }

  private void addAll(List<?> values) {
    add(values.isEmpty() ? null : values);
  }

  private void add(@Nullable Object value) {
    if (value != null) {
      byte[] bytes = value.toString().getBytes(StandardCharsets.UTF_8);
      first.update(bytes);
      second.update(bytes);
    }
    // Ends each part, so that moving a word from one to the next changes the number.
    first.update(value == null ? 0xfe : 0xff);
    second.update(value == null ? 0xfe : 0xff);
  }
}
