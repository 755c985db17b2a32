package app.earmark.net;

/** Where the directories are, without a slash at the end; settings, so that tests replay their answers. */
public record DirectoryAddresses(String apple, String fyyd, String podcastIndex) {

  public static DirectoryAddresses usual() {
    return new DirectoryAddresses(
        "https://itunes.apple.com", "https://api.fyyd.de/0.2", "https://api.podcastindex.org/api/1.0");
  }
}
