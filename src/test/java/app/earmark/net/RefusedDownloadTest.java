package app.earmark.net;

import static org.assertj.core.api.Assertions.assertThat;

import app.earmark.model.DownloadProblem;
import app.earmark.testing.FaultContent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused or followed, and the reason that is given. */
class RefusedDownloadTest extends AgainstFaultServer {

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
