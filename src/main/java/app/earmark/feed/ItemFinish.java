package app.earmark.feed;

import app.earmark.feed.namespace.ItemDraft;
import app.earmark.feed.namespace.Lines;
import app.earmark.feed.text.ShowNotes;
import app.earmark.model.Enclosure;
import app.earmark.model.EpisodeExtras;
import app.earmark.model.FeedDiagnostic.Kind;
import app.earmark.model.ParsedItem;
import app.earmark.model.SupportLink;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Decides what an item is once all of it is known: which text are the notes, and where the audio is. */
final class ItemFinish {

  private ItemFinish() {}

  static ParsedItem of(ItemDraft draft) {
    String notes = longest(draft.descriptions);
    String title = draft.title.get();
    String link = draft.link.get();
    String base = link == null ? draft.base() : link;
    ShowNotes inNotes = new ShowNotes(notes, base);
    Enclosure enclosure = draft.enclosure.get();
    if (enclosure == null) {
      enclosure = audioFromTexts(draft, base);
    }
    if (enclosure == null) {
      draft.diagnose(Kind.NO_AUDIO, "there is no audio in it, so it is no episode");
    }
    Map<String, SupportLink> support = new LinkedHashMap<>(draft.supportLinks);
    inNotes.supportLinks().forEach(found -> support.putIfAbsent(found.url(), found));
    return ParsedItem.at(draft.position())
        .guid(draft.guid.get())
        .link(link)
        .title(title)
        .plainTitle(title == null ? null : Lines.plain(title))
        .published(draft.published.get())
        .duration(draft.duration.get())
        .notes(inNotes.withoutShortcodes())
        .summary(summary(draft, notes, base))
        .enclosure(enclosure)
        .season(draft.season.get())
        .number(draft.number.get())
        .type(draft.type.get())
        .explicit(draft.explicit.get())
        .imageUrl(draft.image.get())
        .chaptersUrl(draft.chaptersUrl.get())
        .tags(List.copyOf(draft.tags))
        .supportLinks(List.copyOf(support.values()))
        .extras(extras(draft))
        .attachment(enclosure == null ? draft.attachment.get() : null)
        .build();
  }

  private static EpisodeExtras extras(ItemDraft draft) {
    return new EpisodeExtras(draft.transcripts, draft.people, draft.chapters, draft.soundbites, draft.alternates,
        draft.discussions, draft.links, draft.places, draft.licenses, draft.images, draft.values, draft.texts,
        draft.author.get(), draft.seasonName.get(), draft.numberLabel.get());
  }

  private static String longest(List<String> texts) {
    String longest = "";
    for (String text : texts) {
      longest = text.length() > longest.length() ? text : longest;
    }
    return longest;
  }

  /** The subtitle, or else the shortest text that is not the notes. */
  private static @Nullable String summary(ItemDraft draft, String notes, String base) {
    String summary = draft.subtitle.get();
    for (String text : draft.descriptions) {
      if (draft.subtitle.isEmpty() && !text.equals(notes) && (summary == null || text.length() < summary.length())) {
        summary = text;
      }
    }
    return summary == null ? null : new ShowNotes(summary, base).plain();
  }

  /** Shortcodes of every text first, for a link may lead to any file. */
  private static @Nullable Enclosure audioFromTexts(ItemDraft draft, String base) {
    List<String> byLength = new ArrayList<>(draft.descriptions);
    byLength.sort((a, b) -> b.length() - a.length());
    for (String text : byLength) {
      String url = new ShowNotes(text, base).shortcodeAudio();
      if (url != null) {
        draft.diagnose(Kind.AUDIO_FROM_TEXT, "no enclosure; the audio was taken from a shortcode in the text");
        return new Enclosure(url, null, null);
      }
    }
    for (String text : byLength) {
      String url = new ShowNotes(text, base).linkedAudio();
      if (url != null) {
        draft.diagnose(Kind.AUDIO_FROM_TEXT, "no enclosure; the audio was taken from a link in the text");
        return new Enclosure(url, null, null);
      }
    }
    if (draft.link.get() != null && ShowNotes.isAudio(draft.link.get())) {
      draft.diagnose(Kind.AUDIO_FROM_TEXT, "no enclosure; the item’s link leads to the audio");
      return new Enclosure(draft.link.get(), null, null);
    }
    return null;
  }
}
