package app.earmark.model.search;

import java.util.Locale;

/** In which order a smart list shows its episodes. */
public enum SearchSort {
  NEWEST,
  OLDEST,
  LONGEST,
  SHORTEST,
  TITLE;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** NEWEST for what is not understood. */
  public static SearchSort parse(String word) {
    for (SearchSort sort : values()) {
      if (sort.word().equals(word)) {
        return sort;
      }
    }
    return NEWEST;
  }
}
