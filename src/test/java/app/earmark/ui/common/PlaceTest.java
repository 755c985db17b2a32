package app.earmark.ui.common;

import static org.assertj.core.api.Assertions.assertThat;

import app.earmark.model.EpisodeId;
import app.earmark.model.PodcastId;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlaceTest {

  @Test
  void everyPlaceIsReadFromItsOwnWord() {
    for (Place place : List.of(new Place.NewEpisodes(), new Place.DownloadList(), new Place.PodcastGrid(),
        new Place.OnePodcast(new PodcastId(7)), new Place.OneEpisode(new EpisodeId(42)), new Place.Preferences(),
        new Place.Discover(), new Place.OneFolder("News/Local: here"),
        new Place.Statistics(), new Place.Preview("https://show.example:8080/feed?a=b"))) {
      assertThat(Place.parse(place.word())).isEqualTo(place);
    }
  }

  @Test
  void whatIsNotUnderstoodIsNew() {
    for (String word : new String[] {null, "", "nowhere", "podcast:", "podcast:x", "episode:99999999999999999999"}) {
      assertThat(Place.parse(word)).isEqualTo(new Place.NewEpisodes());
    }
  }
}
