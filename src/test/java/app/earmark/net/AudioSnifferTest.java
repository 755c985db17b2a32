package app.earmark.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AudioSnifferTest {

  private static byte[] bytes(String text) {
    byte[] head = new byte[64];
    byte[] start = text.startsWith("0x")
        ? HexFormat.of().parseHex(text.substring(2)) : text.getBytes(StandardCharsets.ISO_8859_1);
    System.arraycopy(start, 0, head, 0, start.length);
    return head;
  }

  @ParameterizedTest
  @CsvSource({"ID3, audio/mpeg", "0xfffb9044, audio/mpeg", "0xfff3e8c4, audio/mpeg", "0x0000000000fffb9044, audio/mpeg",
      "0xfff15080, audio/aac", "0xfff95080, audio/aac", "0x00000020667479704d344120, audio/mp4",
      "0x0000001c6674797069736f6d, audio/mp4", "OggS, audio/ogg", "fLaC, audio/flac", "RIFF1234WAVE, audio/wav",
      "RF641234WAVE, audio/wav", "FORM1234AIFF, audio/aiff", "FORM1234AIFC, audio/aiff",
      "0x1a45dfa3, audio/x-matroska", "#!AMR, audio/amr", "caff, audio/x-caf", "wvpk, audio/x-wavpack",
      "0x3026b2758e66cf11, audio/x-ms-wma"})
  void knowsAudioByItsFirstBytes(String start, String type) {
    assertThat(AudioSniffer.sniff(bytes(start), "text/html")).isEqualTo(new AudioSniffer.Verdict.Audio(type));
    assertThat(AudioSniffer.mayBeAudio(bytes(start), "text/html")).isTrue();
  }

  @Test
  void tellsOpusFromVorbisAndVideoFromAudioWhereTheHostSaysSo() {
    assertThat(AudioSniffer.sniff(bytes("OggS" + "\0".repeat(24) + "OpusHead"), null))
        .isEqualTo(new AudioSniffer.Verdict.Audio("audio/opus"));
    assertThat(AudioSniffer.sniff(bytes("0x0000001c6674797069736f6d"), "video/mp4"))
        .isEqualTo(new AudioSniffer.Verdict.Audio("video/mp4"));
    assertThat(AudioSniffer.sniff(bytes("0x00000020667479704d344120"), "video/mp4"))
        .isEqualTo(new AudioSniffer.Verdict.Audio("audio/mp4"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"<!DOCTYPE html><html>", "\n\n <html><head>", "<?xml version=\"1.0\"?><Error>", "{\"a\": 1}",
      "Not found", "ï»¿<html>Ã¤", "Zugriff verweigert fÃ¼r alle"})
  void knowsTextsWhateverTheHostCallsThem(String text) {
    assertThat(AudioSniffer.mayBeAudio(text.getBytes(StandardCharsets.ISO_8859_1), "audio/mpeg")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0x89504e470d0a1a0a", "0xffd8ffe0", "GIF89a", "%PDF-1.4", "0x504b0304", "0x1f8b0800",
      "RIFF1234WEBP", "0x00000100010010", "0xfffe3c0068007400"})
  void knowsPicturesDocumentsAndArchives(String start) {
    assertThat(AudioSniffer.mayBeAudio(bytes(start), "audio/mpeg")).isFalse();
  }

  @ParameterizedTest
  @CsvSource(value = {"audio/mpeg, true", "application/octet-stream, true", "NULL, true", "text/plain, true",
      "text/html; charset=utf-8, false", "image/png, false", "application/json, false"}, nullValues = "NULL")
  void believesTheHostWhereTheBytesSayNothing(@Nullable String type, boolean audio) {
    assertThat(AudioSniffer.mayBeAudio(bytes("0x0102030405"), type)).isEqualTo(audio);
  }

  @Test
  void findsWhatIsBehindAnId3Tag() {
    assertThat(AudioSniffer.endOfId3(bytes("0x49443304000000000201"))).isEqualTo(10 + 257);
    assertThat(AudioSniffer.endOfId3(bytes("0x49443304001000000201"))).isEqualTo(20 + 257);
    assertThat(AudioSniffer.endOfId3(bytes("OggS"))).isZero();
  }
}
