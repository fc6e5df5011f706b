package dev.gnomon.demo.security;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;

/** A certificate authority that lives as long as one test, and what it signs. Made with the JDK's keytool. */
final class Certificates {

    /** Of every keystore and truststore. */
    static final String PASSWORD = "keystore-S3CRET";

    private static final String AUTHORITY = "authority";

    private final Path folder;
    private final Path everything;

    private Certificates(Path folder) {
        this.folder = folder;
        everything = folder.resolve("everything.p12");
    }

    /** A new authority, whom nobody knows who has not its {@link #truststore}. */
    static Certificates in(Path folder) throws IOException, InterruptedException {
        Certificates made = new Certificates(Files.createDirectories(folder));
        made.keytool("-alias", AUTHORITY, "-dname", "CN=" + AUTHORITY, "-ext", "bc:c");
        return made;
    }

    /** A keystore with one certificate for {@code CN=name}; {@code more} are further options of keytool. */
    Path signed(String name, String... more) throws IOException, InterruptedException, GeneralSecurityException {
        Path made = folder.resolve(name + ".p12");
        if (Files.exists(made)) {
            return made;
        }
        List<String> options = new ArrayList<>(List.of("-alias", name, "-signer", AUTHORITY, "-dname", "CN=" + name));
        options.addAll(List.of(more));
        keytool(options.toArray(String[]::new));
        KeyStore all = load();
        KeyStore one = empty();
        char[] password = PASSWORD.toCharArray();
        one.setKeyEntry(name, all.getKey(name, password), password, all.getCertificateChain(name));
        return store(one, name);
    }

    /** A truststore with this authority alone. */
    Path truststore() throws IOException, GeneralSecurityException {
        KeyStore trusted = empty();
        trusted.setCertificateEntry(AUTHORITY, load().getCertificate(AUTHORITY));
        return store(trusted, "trusted");
    }

    private void keytool(String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair", "-keyalg", "EC"));
        command.addAll(List.of("-storetype", "PKCS12", "-keystore", everything.toString(), "-storepass", PASSWORD));
        command.addAll(List.of(options));
        Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (keytool.waitFor() != 0) {
            throw new IllegalStateException("keytool " + List.of(options) + ": " + said);
        }
    }

    private KeyStore load() throws IOException, GeneralSecurityException {
        KeyStore all = KeyStore.getInstance("PKCS12");
        try (InputStream bytes = Files.newInputStream(everything)) {
            all.load(bytes, PASSWORD.toCharArray());
        }
        return all;
    }

    private static KeyStore empty() throws IOException, GeneralSecurityException {
        KeyStore empty = KeyStore.getInstance("PKCS12");
        empty.load(null, null);
        return empty;
    }

    private Path store(KeyStore keys, String name) throws IOException, GeneralSecurityException {
        Path file = folder.resolve(name + ".p12");
        try (OutputStream bytes = Files.newOutputStream(file)) {
            keys.store(bytes, PASSWORD.toCharArray());
        }
        return file;
    }
}
