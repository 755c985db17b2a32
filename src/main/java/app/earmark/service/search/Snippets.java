package app.earmark.service.search;

import app.earmark.model.search.SearchQuery.Term;
import app.earmark.model.search.SearchText;
import app.earmark.model.search.SearchText.Word;
import app.earmark.model.search.Snippet;
import app.earmark.model.search.Snippet.Mark;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds the words of a query in a text, and the piece of it that shows most of them. Immutable, any thread. */
public final class Snippets {

  /** Characters of a piece: two lines of a row. */
  private static final int LENGTH = 160;
  private static final int BEFORE = 40;

  private final List<Sought> sought = new ArrayList<>();

  private record Sought(List<Word> words, boolean open) {}

  /** A term found at a place of the text. */
  private record Place(int start, int end, int term) {}

  /** @param terms those that must be met */
  public Snippets(List<Term> terms) {
    for (Term term : terms) {
      List<Word> words = SearchText.words(term.text());
      if (!words.isEmpty()) {
        sought.add(new Sought(words, term.prefix()));
      }
    }
  }

  /** The whole text, with what matches marked. */
  public Snippet whole(String text) {
    return new Snippet(text, marks(places(text), 0, text.length()));
  }

  /** The piece that shows most of the terms; {@link Snippet#NONE} where none is in the text. */
  public Snippet piece(String text) {
    List<Place> places = places(text);
    if (places.isEmpty()) {
      return Snippet.NONE;
    }
    int best = 0;
    int most = -1;
    for (int i = 0; i < places.size(); i++) {
      Set<Integer> terms = new HashSet<>();
      int count = 0;
      for (int j = i; j < places.size() && places.get(j).end - places.get(i).start <= LENGTH - BEFORE; j++) {
        terms.add(places.get(j).term);
        count++;
      }
      int worth = terms.size() * 100 + Math.min(count, 99);
      if (worth > most) {
        most = worth;
        best = i;
      }
    }
    return cut(text, places, places.get(best).start);
  }

  /** Whether one of the terms is in the text. */
  public boolean hasSome(String text) {
    return !places(text).isEmpty();
  }

  /** Whether all of the terms are in the text. */
  public boolean hasAll(String text) {
    return places(text).stream().map(Place::term).distinct().count() == sought.size();
  }

  private static Snippet cut(String text, List<Place> places, int first) {
    int start = wordStart(text, Math.max(0, first - BEFORE), first);
    int end = wordEnd(text, Math.min(text.length(), start + LENGTH));
    String before = start > 0 ? "… " : "";
    String after = end < text.length() ? " …" : "";
    List<Mark> marks = new ArrayList<>();
    for (Mark mark : marks(places, start, end)) {
      marks.add(new Mark(mark.start() - start + before.length(), mark.end() - start + before.length()));
    }
    return new Snippet(before + text.substring(start, end) + after, marks);
  }

  private static int wordStart(String text, int from, int latest) {
    if (from == 0) {
      return 0;
    }
    int space = text.indexOf(' ', from);
    int start = space < 0 || space >= latest ? from : space + 1;
    return start > 0 && start < text.length() && Character.isLowSurrogate(text.charAt(start)) ? start - 1 : start;
  }

  private static int wordEnd(String text, int end) {
    if (end == text.length()) {
      return end;
    }
    int space = text.lastIndexOf(' ', end);
    int cut = space > end - BEFORE ? space : end;
    return cut > 0 && Character.isHighSurrogate(text.charAt(cut - 1)) ? cut - 1 : cut;
  }

  private static List<Mark> marks(List<Place> places, int from, int to) {
    BitSet marked = new BitSet();
    places.stream().filter(place -> place.start >= from && place.end <= to)
        .forEach(place -> marked.set(place.start, place.end));
    List<Mark> marks = new ArrayList<>();
    for (int start = marked.nextSetBit(0); start >= 0; start = marked.nextSetBit(marked.nextClearBit(start))) {
      marks.add(new Mark(start, marked.nextClearBit(start)));
    }
    return marks;
  }

  /** In the order of the text. */
  private List<Place> places(String text) {
    List<Word> words = SearchText.words(text);
    List<Place> places = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      for (int term = 0; term < sought.size(); term++) {
        find(words, i, sought.get(term), term, places);
      }
    }
    return places;
  }

  /** Adds where a term begins in the i-th word. */
  private static void find(List<Word> words, int i, Sought sought, int term, List<Place> places) {
    Word first = sought.words.getFirst();
    Word here = words.get(i);
    if (first.unspaced() && sought.words.size() == 1) {
      // As long as the text is folded character by character, an index into the one is an index into the other.
      if (here.unspaced() && here.folded().length() == here.end() - here.start()) {
        for (int at = here.folded().indexOf(first.folded()); at >= 0;
            at = here.folded().indexOf(first.folded(), at + 1)) {
          places.add(new Place(here.start() + at, here.start() + at + first.folded().length(), term));
        }
      }
      return;
    }
    int size = sought.words.size();
    if (i + size > words.size()) {
      return;
    }
    for (int j = 0; j < size; j++) {
      boolean last = j == size - 1;
      if (!meets(words.get(i + j), sought.words.get(j), j == 0, last, last && sought.open)) {
        return;
      }
    }
    places.add(new Place(here.start(), words.get(i + size - 1).end(), term));
  }

  private static boolean meets(Word word, Word sought, boolean first, boolean last, boolean open) {
    if (sought.unspaced()) {
      return word.unspaced() && (first ? word.folded().endsWith(sought.folded())
          : last ? word.folded().startsWith(sought.folded()) : word.folded().equals(sought.folded()));
    }
    return !word.unspaced() && (open ? word.folded().startsWith(sought.folded())
        : word.folded().equals(sought.folded()));
  }
}
