package app.earmark.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** A certificate for {@code localhost}, made for one test, and clients that trust it. */
public final class SecureKeys {

  private final SSLContext context;
  private final X509TrustManager trust;

  /** @param folder of the test, for the key */
  public SecureKeys(Path folder) throws IOException, InterruptedException, GeneralSecurityException {
    Path store = folder.resolve("keys.p12");
    Process keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
        "-genkeypair", "-alias", "host", "-keyalg", "EC", "-dname", "CN=localhost", "-ext", "san=dns:localhost",
        "-validity", "2", "-storetype", "PKCS12", "-storepass", "changeit", "-keystore", store.toString())
        .redirectErrorStream(true).redirectOutput(folder.resolve("keytool.log").toFile()).start();
    assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(keytool.exitValue()).isZero();
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, "changeit".toCharArray());
    }
    KeyManagerFactory keyManagers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keyManagers.init(keys, "changeit".toCharArray());
    TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(keys);
    trust = (X509TrustManager) managers.getTrustManagers()[0];
    context = SSLContext.getInstance("TLS");
    context.init(keyManagers.getKeyManagers(), managers.getTrustManagers(), null);
  }

  /** For a server that shows the certificate. */
  public SSLSocketFactory sockets() {
    return context.getSocketFactory();
  }

  /** Clients that trust it. */
  public HttpClients clients(NetworkLimits limits) {
    return new HttpClients("test", limits, builder -> builder.sslSocketFactory(context.getSocketFactory(), trust));
  }
}
