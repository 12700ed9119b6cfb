package org.redress.stack.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.redress.stack.process.ProcessId;
import org.redress.stack.process.ServiceSpec;
import org.redress.stack.process.ServiceSpec.StopSignal;

/** A real PostgreSQL on the loopback address, with durable settings, and one database and role for each service. */
public final class PostgresServer {

    /** Its name in the stack. */
    public static final String NAME = "postgresql";

    private static final String SUPERUSER = "postgres";

    private final Path programs;
    private final Path data;
    private final int port;
    private final String password;
    private final Map<String, String> roles;
    private Path home = Path.of("/");

    /**
     * A server whose data stands in one folder.
     *
     * @param programs where its programs are unpacked
     * @param password the superuser's
     * @param roles for each database, which is owned by the role of the same name, that role's password
     */
    public PostgresServer(Path programs, Path data, int port, String password, Map<String, String> roles) {
        this.programs = programs;
        this.data = data;
        this.port = port;
        this.password = password;
        this.roles = Map.copyOf(roles);
    }

    /** How the supervisor runs it. Unpacks the programs, because the command names them. */
    public ServiceSpec spec() throws IOException {
        home = PostgresProgram.unpack(programs.toAbsolutePath());
        List<String> command = new ArrayList<>(UnprivilegedUser.prefix(data));
        command.add(home.resolve("bin/postgres").toString());
        command.addAll(List.of("-D", data.toString(), "-p", Integer.toString(port)));
        settings().forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
        return new ServiceSpec(
                NAME,
                port,
                "postgresql://127.0.0.1:" + port,
                this::prepare,
                command,
                Map.of(),
                data.resolveSibling("."),
                this::answers,
                this::createDatabases,
                Set.of(),
                Set.of(),
                StopSignal.INT,
                Duration.ofSeconds(30));
    }

    /** The JDBC URL of one database, with the time limits every client of ours uses. */
    public static String url(int port, String database, String application) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database
                + "?reWriteBatchedInserts=true&socketTimeout=10&connectTimeout=5&tcpKeepAlive=true&ApplicationName="
                + application;
    }

    private static Map<String, String> settings() {
        return Map.ofEntries(
                Map.entry("listen_addresses", "127.0.0.1"),
                Map.entry("unix_socket_directories", ""),
                Map.entry("max_connections", "200"),
                Map.entry("shared_buffers", "256MB"),
                Map.entry("fsync", "on"),
                Map.entry("synchronous_commit", "on"),
                Map.entry("full_page_writes", "on"),
                Map.entry("max_wal_size", "2GB"),
                Map.entry("checkpoint_timeout", "15min"),
                // Short statements by the thousand: compiling them costs more than it saves.
                Map.entry("jit", "off"),
                Map.entry("timezone", "UTC"),
                Map.entry("log_timezone", "UTC"),
                Map.entry("log_min_duration_statement", "2000"));
    }

    private void prepare() throws IOException, InterruptedException {
        if (!Files.exists(data.resolve("PG_VERSION"))) {
            initialise();
        }
        endStrayServer();
    }

    /** Into a folder beside, so that an interrupted first start leaves nothing half done. */
    private void initialise() throws IOException, InterruptedException {
        Path fresh = data.resolveSibling(data.getFileName() + ".new");
        PostgresProgram.delete(fresh);
        Files.createDirectories(fresh);
        Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwx------"));
        Path passwordFile = Files.createTempFile(fresh.resolveSibling("."), "initdb", "");
        Path output = fresh.resolveSibling("initdb.log");
        try {
            Files.writeString(passwordFile, password);
            List<String> command = new ArrayList<>(UnprivilegedUser.prefix(fresh, passwordFile));
            command.add(home.resolve("bin/initdb").toString());
            command.addAll(List.of("-D", fresh.toString(), "-U", SUPERUSER, "-A", "scram-sha-256"));
            command.addAll(List.of("--pwfile", passwordFile.toString(), "-E", "UTF8", "--data-checksums"));
            command.addAll(List.of("--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"));
            Process initdb = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            if (!initdb.waitFor(2, TimeUnit.MINUTES) || initdb.exitValue() != 0) {
                initdb.destroyForcibly();
                throw new IOException("initdb failed: " + lastLine(output));
            }
            Files.move(fresh, data, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(passwordFile);
        }
        Files.delete(output);
    }

    /** A server on this data that nobody watches any more: its supervisor was killed before it could note the pid. */
    private void endStrayServer() throws IOException {
        Path pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        List<String> lines = Files.readAllLines(pidFile);
        if (lines.size() < 3) {
            return;
        }
        new ProcessId(
                        Long.parseLong(lines.get(0).strip()),
                        Instant.ofEpochSecond(Long.parseLong(lines.get(2).strip())))
                .running()
                .ifPresent(stray -> stray.destroy());
        // The next start may come too early, while its last sessions leave; the supervisor tries again.
    }

    private boolean answers() {
        try (Connection connection = connect("postgres", 2)) {
            return connection.isValid(2);
        } catch (SQLException e) {
            return false;
        }
    }

    private void createDatabases() throws SQLException {
        try (Connection connection = connect("postgres", 60);
                Statement statement = connection.createStatement()) {
            for (Map.Entry<String, String> role : roles.entrySet()) {
                String name = role.getKey();
                if (!exists(connection, "select 1 from pg_roles where rolname = ?", name)) {
                    statement.execute("create role \"" + name + "\" login");
                }
                statement.execute("alter role \"" + name + "\" password '" + role.getValue() + "'");
                if (!exists(connection, "select 1 from pg_database where datname = ?", name)) {
                    statement.execute("create database \"" + name + "\" owner \"" + name + "\"");
                    statement.execute("revoke connect on database \"" + name + "\" from public");
                }
            }
        }
    }

    private static boolean exists(Connection connection, String question, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(question)) {
            statement.setString(1, name);
            return statement.executeQuery().next();
        }
    }

    private Connection connect(String database, int socketTimeout) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", SUPERUSER);
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", "2");
        properties.setProperty("socketTimeout", Integer.toString(socketTimeout));
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/" + database, properties);
    }

    private static String lastLine(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        return lines.isEmpty() ? "it said nothing" : lines.getLast();
    }
}
