package app.earmark.model;

/** Everything that was to be downloaded has ended: so many are on disk, so many could not be had for now. */
public record DownloadBatch(int done, int failed) {

  public static final DownloadBatch NONE = new DownloadBatch(0, 0);
}
