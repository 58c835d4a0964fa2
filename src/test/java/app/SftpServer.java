package app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.keyprovider.SimpleGeneratorHostKeyProvider;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;

/** A real SFTP server on a free port of this machine, with one user. */
final class SftpServer implements AutoCloseable {

    private final SshServer server;

    private SftpServer(SshServer server) {
        this.server = server;
    }

    static SftpServer start(Path root, String user, String password) throws IOException {
        var server = SshServer.setUpDefaultServer();
        server.setHost("localhost");
        server.setPort(0);
        server.setKeyPairProvider(new SimpleGeneratorHostKeyProvider());
        server.setPasswordAuthenticator((name, word, session) -> name.equals(user) && word.equals(password));
        server.setSubsystemFactories(List.of(new SftpSubsystemFactory()));
        server.setFileSystemFactory(new VirtualFileSystemFactory(Files.createDirectories(root)));
        server.start();
        return new SftpServer(server);
    }

    int port() {
        return server.getPort();
    }

    /** Writes its key into a file as ssh-keyscan does, and answers the file. */
    String knownHosts(Path file) {
        try {
            var key =
                    server.getKeyPairProvider().loadKeys(null).iterator().next().getPublic();
            return Files.writeString(file, "[localhost]:" + port() + " " + PublicKeyEntry.toString(key) + "\n")
                    .toString();
        } catch (IOException | java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
