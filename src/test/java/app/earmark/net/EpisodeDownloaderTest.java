package app.earmark.net;

import static org.assertj.core.api.Assertions.assertThat;

import app.earmark.model.DownloadProblem;
import app.earmark.testing.FaultContent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each way in which hosts misbehave: the file ends whole. */
class EpisodeDownloaderTest extends AgainstFaultServer {

  @Test
  void bringsAWholeFileWithItsTypeFromTheBytes() throws IOException {
    String url = server.audio(1, SIZE, "", "ok");
    DownloadResult result = download(url);
    assertWhole(result, 1);
    assertThat(result).isEqualTo(new DownloadResult.Done(SIZE, "audio/mpeg", url));
    assertThat(server.requests(url)).hasSize(1).noneMatch(line -> line.startsWith("HEAD"));
    assertThat(recorded.wholes).isEqualTo(1);
    assertThat(recorded.last()).isEqualTo(
        new ResumePoint("\"1\"", "Fri, 29 Feb 2008 12:00:00 GMT", (long) SIZE, SIZE));
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "cutstart", "cuthead", "cut.0", "cut.1", "cut.511", "cut.512", "cut.65535", "cut.65536", "cut.300000",
      "cut.599999", "reset.0", "reset.1", "reset.65536", "reset.300000", "reset.599999", "stall.0", "stall.100",
      "stall.300000"})
  void goesOnWhereverTheConnectionBreaks(String action) throws IOException {
    String url = server.audio(2, SIZE, "", action, "ok");
    assertWhole(download(url), 2);
    assertThat(pauses).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "weak", "noetag", "novalidators", "chunked", "nolength", "norange", "flapping",
      "norange.novalidators.nolength", "chunked.novalidators"})
  void goesOnAfterThreeBreaksWithWhateverTheHostCanDo(String traits) throws IOException {
    // Without a length a closed connection cannot be told from the end; the host is asked whether it was.
    String url = server.audio(3, SIZE, traits, "reset.200000", "reset.150000", "reset.200000", "ok");
    assertWhole(download(url), 3);
  }

  @Test
  void asksForTheRestUnderTheConditionThatTheFileIsTheSame() throws IOException {
    String url = server.audio(4, SIZE, "", "cut.300000", "ok");
    assertWhole(download(url), 4);
    assertThat(server.requests(url)).hasSize(2);
    assertThat(server.requests(url).get(1)).contains(" bytes=" + (300_000 - Incoming.OVERLAP_BYTES) + "- \"4\" ");
  }

  @Test
  void asksWhetherAFileWithoutALengthEndedWhenTheConnectionDid() throws IOException {
    String url = server.audio(5, SIZE, "nolength", "cut.300000", "ok");
    assertWhole(download(url), 5);
    String honest = server.audio(6, SIZE, "nolength.norange", "ok");
    assertWhole(download(honest), 6);
  }

  @Test
  void startsOverWhenTheFileChanged() throws IOException {
    String url = server.audio(7, SIZE, "changes", "cut.300000", "ok");
    assertWhole(download(url), 1_000_007);
    assertThat(server.requests(url)).hasSize(2);
  }

  @Test
  void startsOverWhenTheFileChangedAndTheHostDoesNotSay() throws IOException {
    assertWhole(download(server.audio(8, SIZE, "silentchange", "cut.300000", "ok")), 1_000_008);
  }

  @ParameterizedTest
  @ValueSource(strings = {"wrongrange.1", "wrongrange.70000", "liedrange", "whole200", "out", "out.5", "badrange"})
  void startsOverWhenTheRestIsNotTheRest(String action) throws IOException {
    assertWhole(download(server.audio(9, SIZE, "", "cut.300000", action, "ok")), 9);
  }

  @ParameterizedTest
  @ValueSource(strings = {"wrongrange.1", "liedrange", "whole200", "out", "badrange"})
  void managesWithHostsThatNeverGetRangesRight(String action) throws IOException {
    assertWhole(download(server.audio(10, SIZE, "", "cut.300000", action)), 10);
  }

  @Test
  void takesWhatIsThereForWholeIfTheHostSaysSoAndTheLengthFits() throws IOException {
    Files.write(part(), FaultContent.audio(11, SIZE));
    String url = server.audio(11, SIZE, "", "out");
    assertWhole(download(new DownloadRequest(url, part(), target(),
        new ResumePoint("\"11\"", null, (long) SIZE, SIZE), null, null, null)), 11);
    assertThat(server.requests(url)).hasSize(1);
  }

  @Test
  void putsTogetherWhatAHostHandsOutInPieces() throws IOException {
    String url = server.audio(12, SIZE, "", "cut.100000", "cap.120000");
    assertWhole(download(url), 12);
    assertThat(server.requests(url)).hasSizeGreaterThan(5);
  }

  @Test
  void doesNotTakeAFileForWholeThatIsShorterThanItsHostSays() throws IOException {
    assertWhole(download(server.audio(13, SIZE, "", "longer.1000", "ok")), 13);
    Files.delete(target());
    DownloadResult result = download(server.audio(14, SIZE, "norange", "longer.1000"));
    assertRefused(result, DownloadProblem.WrongLength.class, true);
    assertThat(((DownloadResult.Failed) result).problem())
        .isEqualTo(new DownloadProblem.WrongLength("127.0.0.1", SIZE + 1000, SIZE));
  }

  @Test
  void unpacksWhatWasPackedAgainstItsWill() throws IOException {
    assertWhole(download(server.audio(15, SIZE, "", "gzip")), 15);
    assertWhole(download(server.audio(16, SIZE, "", "baregzip")), 16);
    assertWhole(download(server.audio(17, SIZE, "", "cutgzip.300000", "gzip")), 17);
    assertWhole(download(server.audio(18, SIZE, "", "cutgzip.300000", "ok")), 18);
  }

  @Test
  void waitsForBusyHostsButNotForLong() throws IOException {
    assertWhole(download(server.audio(19, SIZE, "", "status.429.7", "status.503", "ok")), 19);
    assertThat(pauses).containsExactly(Duration.ofMillis(7500), Duration.ofSeconds(16));

    Files.delete(target());
    DownloadResult result = download(server.audio(20, SIZE, "", "status.429.3600"));
    assertThat(result).isEqualTo(new DownloadResult.Failed(
        new DownloadProblem.TooBusy("127.0.0.1", Duration.ofHours(1)), true, Duration.ofHours(1)));
  }

  @Test
  void triesAgainAfterErrorsOfTheHostAndGivesUpInTheEnd() throws IOException {
    assertWhole(download(server.audio(21, SIZE, "", "status.500", "status.502", "ok")), 21);
    Files.delete(target());
    pauses.clear();
    String url = server.audio(22, SIZE, "", "status.500");
    assertRefused(download(url), DownloadProblem.HttpError.class, true);
    assertThat(pauses).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4),
        Duration.ofSeconds(8), Duration.ofSeconds(16));
  }

  @Test
  void survivesADripAndCallsSilenceByItsName() throws IOException {
    Path small = folder.resolve("drip.mp3");
    DownloadResult dripped = download(new DownloadRequest(server.audio(40, 4000, "", "drip.250"),
        folder.resolve("drip.part"), small, null, null, null, null));
    assertThat(dripped).isInstanceOf(DownloadResult.Done.class);
    assertThat(Files.readAllBytes(small)).isEqualTo(FaultContent.audio(40, 4000));
    assertRefused(download(server.audio(41, SIZE, "", "stall.0")), DownloadProblem.TimedOut.class, true);
  }
}
