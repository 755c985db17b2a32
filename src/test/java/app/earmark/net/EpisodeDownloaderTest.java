package app.earmark.net;

import static org.assertj.core.api.Assertions.assertThat;

import app.earmark.model.DownloadProblem;
import app.earmark.testing.FaultContent;
import app.earmark.testing.FaultServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each way in which hosts misbehave: the file ends whole, or the reason is the right one. */
class EpisodeDownloaderTest {

  private static final int SIZE = 600_000;
  private static final NetworkLimits SHORT = new NetworkLimits(
      Duration.ofSeconds(2), Duration.ofMillis(600), Duration.ofSeconds(20), 64L * 1024 * 1024);

  private static FaultServer server;
  private static HttpClients clients;

  @TempDir Path folder;

  private final List<Duration> pauses = new ArrayList<>();
  private final Recorded recorded = new Recorded();
  private long free = Long.MAX_VALUE;

  static final class Recorded implements DownloadProgress {
    final List<ResumePoint> points = new ArrayList<>();
    long received;
    int wholes;

    @Override
    public void allReceived() {
      wholes++;
    }

    @Override
    public void resumePoint(ResumePoint point) {
      points.add(point);
    }

    @Override
    public void received(long bytes, @Nullable Long total) {
      received = bytes;
    }

    ResumePoint last() {
      return points.getLast();
    }
  }

  @BeforeAll
  static void start() {
    server = FaultServer.start();
    clients = new HttpClients("test", SHORT);
  }

  @AfterAll
  static void stop() {
    clients.close();
    server.close();
  }

  private Path part() {
    return folder.resolve("episode.mp3.part");
  }

  private Path target() {
    return folder.resolve("episode.mp3");
  }

  private DownloadRequest request(String url) {
    return new DownloadRequest(url, part(), target(), null, null, null, null);
  }

  private DownloadResult download(DownloadRequest request) {
    return new EpisodeDownloader(clients, new SpeedLimit(), InstantSource.system(),
        pauses::add, () -> 0.5, ignored -> free, Runnable::run).download(request, recorded);
  }

  private DownloadResult download(String url) {
    return download(request(url));
  }

  private void assertWhole(DownloadResult result, long seed) throws IOException {
    assertThat(result).isInstanceOf(DownloadResult.Done.class);
    assertThat(Files.readAllBytes(target())).isEqualTo(FaultContent.audio(seed, SIZE));
    assertThat(part()).doesNotExist();
    assertThat(recorded.received).isEqualTo(SIZE);
  }

  private void assertRefused(DownloadResult result, Class<? extends DownloadProblem> reason, boolean worthRetrying) {
    assertThat(result).isInstanceOfSatisfying(DownloadResult.Failed.class, failed -> {
      assertThat(failed.problem()).isInstanceOf(reason);
      assertThat(failed.worthRetrying()).isEqualTo(worthRetrying);
    });
    assertThat(target()).doesNotExist();
  }

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
  void asksOnceWhereAskingAgainIsOfNoUse() {
    record Case(String action, Class<? extends DownloadProblem> reason) {}
    for (Case c : List.of(new Case("status.404", DownloadProblem.NotFound.class),
        new Case("status.410", DownloadProblem.NotFound.class),
        new Case("status.401", DownloadProblem.NotAllowed.class),
        new Case("status.403", DownloadProblem.NotAllowed.class),
        new Case("status.418", DownloadProblem.HttpError.class))) {
      String url = server.audio(23, SIZE, "", c.action());
      assertRefused(download(url), c.reason(), false);
      assertThat(server.requests(url)).hasSize(1);
    }
    assertThat(part()).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"html", "json", "tiny", "png", "empty"})
  void refusesWhatIsNoAudio(String action) {
    assertRefused(download(server.audio(24, SIZE, "", action)), DownloadProblem.NotAudio.class, true);
    assertThat(part()).doesNotExist();
  }

  @Test
  void refusesAPageThatComesInsteadOfTheRest() {
    assertRefused(download(server.audio(25, SIZE, "", "cut.300000", "html")), DownloadProblem.NotAudio.class, true);
  }

  @Test
  void followsRedirectsButNotInCirclesNorOutOfTheWeb() throws IOException {
    String file = "~audio~26~" + SIZE + "~file^traits=+plan=ok";
    assertWhole(download(server.audio(27, SIZE, "", "to." + file)), 26);
    String otherHost = "http:~~localhost:" + server.port() + file;
    assertWhole(download(server.audio(28, SIZE, "", "forever." + otherHost)), 26);
    assertWhole(download(server.audio(29, SIZE, "", "cookie")), 29);
    Files.delete(target());
    assertRefused(download(server.audio(30, SIZE, "", "loop")), DownloadProblem.BadRedirect.class, false);
    assertRefused(download(server.audio(31, SIZE, "", "tofile")), DownloadProblem.BadRedirect.class, false);
  }

  @Test
  void followsAnAddressWhoseQueryChangesAtEveryFetch() throws IOException {
    String changing = "~audio~32~" + SIZE + "~file^traits=+plan=cut.250000+token=";
    String url = server.audio(33, SIZE, "", "to." + changing + "1", "to." + changing + "2", "to." + changing + "3");
    assertWhole(download(url), 32);
    assertThat(server.requests(url)).hasSize(3);
  }

  @Test
  void sendsThePasswordToItsOwnOriginAlone() throws IOException {
    String own = server.audio(34, SIZE, "", "auth");
    assertWhole(download(new DownloadRequest(
        own, part(), target(), null, new Credentials("user", "secret"), null, null)), 34);
    String inAddress = server.audio(35, SIZE, "", "auth").replace("http://", "http://user:secret@");
    DownloadResult result = download(inAddress);
    assertWhole(result, 35);
    assertThat(((DownloadResult.Done) result).finalUrl()).doesNotContain("secret");

    Files.delete(target());
    String elsewhere = "http:~~localhost:" + server.port() + "~audio~36~" + SIZE + "~file^traits=+plan=auth";
    assertRefused(download(new DownloadRequest(server.audio(37, SIZE, "", "to." + elsewhere), part(), target(), null,
        new Credentials("user", "secret"), null, null)), DownloadProblem.NotAllowed.class, false);
    assertThat(server.requests()).filteredOn(line -> line.contains("/audio/36/"))
        .hasSize(1).noneMatch(line -> line.contains("Basic"));
  }

  @Test
  void checksTheHashThatTheFeedAnnounced() throws Exception {
    byte[] bytes = FaultContent.audio(38, SIZE);
    String hex = "sha256-" + FaultContent.sha256(bytes);
    String base64 = "sha256-" + Base64.getEncoder().encodeToString(HexFormat.of().parseHex(FaultContent.sha256(bytes)));
    for (String right : List.of(hex, base64, "sha1-abc " + base64)) {
      assertWhole(download(new DownloadRequest(
          server.audio(38, SIZE, "", "ok"), part(), target(), null, null, null, right)), 38);
    }
    Files.delete(target());
    assertRefused(download(new DownloadRequest(
        server.audio(39, SIZE, "", "ok"), part(), target(), null, null, null, hex)),
        DownloadProblem.WrongHash.class, true);
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

  @Test
  void namesTheHostThatIsNotThere() {
    assertRefused(download("http://nobody.invalid/x.mp3"), DownloadProblem.HostNotFound.class, true);
    assertRefused(download("ftp://example.com/x.mp3"), DownloadProblem.BadAddress.class, false);
    assertRefused(download("http://127.0.0.1:1/x.mp3"), DownloadProblem.ConnectionFailed.class, true);
  }

  @Test
  void asksTheDiskFirst() {
    free = SIZE;
    assertRefused(download(server.audio(42, SIZE, "", "ok")), DownloadProblem.DiskFull.class, false);
    assertThat(((DownloadResult.Failed) download(server.audio(43, SIZE, "", "ok"))).problem())
        .isEqualTo(new DownloadProblem.DiskFull(FreeSpace.RESERVE_BYTES));
  }

  @Test
  void saysWhenTheFolderCannotBeWritten() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "in the way");
    DownloadResult result = download(new DownloadRequest(server.audio(44, SIZE, "", "ok"),
        file.resolve("x.part"), file.resolve("x.mp3"), null, null, null, null));
    assertRefused(result, DownloadProblem.CannotWrite.class, false);
  }
}
