package app.earmark.app.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class WireTest {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void aCallArrivesAsItWasSent() throws IOException {
    Call call = new Call(Call.Kind.COMMAND, List.of("add", "http://h.example/ü", ""), Path.of("/some where"), true);
    ByteArrayOutputStream sent = new ByteArrayOutputStream();
    Wire.write(call, sent);
    assertThat(Wire.readCall(new ByteArrayInputStream(sent.toByteArray()))).isEqualTo(call);
  }

  @Test
  void anotherVersionIsNoCall() {
    assertThatThrownBy(() ->
        Wire.readCall(new ByteArrayInputStream("GET / HTTP/1.1\r\n".getBytes(StandardCharsets.UTF_8))))
        .isInstanceOf(IOException.class);
  }

  @Test
  void outputIsPassedOnBeforeTheEnd() throws IOException {
    assertThat(answered(conversation(new Answer.Ended(1)))).isEqualTo(new Answer.Ended(1));
    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("result");
    assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("message");
    Answer moved = new Answer.Moved(0, List.of("download", "7"));
    assertThat(answered(conversation(moved))).isEqualTo(moved);
    assertThat(answered(conversation(new Answer.Leaving()))).isEqualTo(new Answer.Leaving());
  }

  @Test
  void anAnswerCutOffAnywhereIsNoAnswer() throws IOException {
    byte[] whole = conversation(new Answer.Moved(0, List.of("download", "7")));
    for (int length = 0; length < whole.length; length++) {
      Answer answer = answered(Arrays.copyOf(whole, length));
      boolean firstFrameArrived = length >= 1 + 4 + "result".length();
      assertThat(answer)
          .as("after %s bytes", length)
          .isEqualTo(firstFrameArrived ? new Answer.BrokenOff() : new Answer.Unreachable());
    }
  }

  private Answer answered(byte[] bytes) {
    return Wire.readAnswer(new ByteArrayInputStream(bytes), new PrintStream(out), new PrintStream(err));
  }

  private static byte[] conversation(Answer last) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream data = new DataOutputStream(bytes);
    Wire.writeBytes(data, Wire.OUT, "result".getBytes(StandardCharsets.UTF_8), 0, 6);
    Wire.writeBytes(data, Wire.ERR, "message".getBytes(StandardCharsets.UTF_8), 0, 7);
    Wire.write(last, data);
    return bytes.toByteArray();
  }
}
