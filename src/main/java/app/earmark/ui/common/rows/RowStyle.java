package app.earmark.ui.common.rows;

/**
 * How a list shows its rows.
 *
 * @param group what the rows are grouped by, said in the margin of a wide window
 * @param podcast whether rows of several podcasts are mixed, so that each must say whose it is
 * @param dots whether unplayed ones have a dot; where all are unplayed it would say nothing
 * @param transfers whether downloads are told in words, with their failures
 */
public record RowStyle(Group group, boolean podcast, boolean dots, boolean transfers) {

  /** What stands in the margin before the first row of a group. */
  public enum Group {
    NONE,
    DAY,
    DOWNLOAD,
    /** What the list was given by its page. */
    OWN
  }
}
