package org.redress.kit.start;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Checks the environment before the service starts, so that a missing or wrong value ends the process within seconds and with one line that
 * names the variable. Kafka need not answer: a service starts and works without it.
 */
public final class StartupCheck {

    private static final Pattern BROKERS = Pattern.compile("[^,:\\s]+:\\d{1,5}(,[^,:\\s]+:\\d{1,5})*");
    private static final int CONNECT_SECONDS = 5;

    private final Function<String, @Nullable String> environment;
    private final List<Check> checks = new ArrayList<>();

    private StartupCheck(Function<String, @Nullable String> environment) {
        this.environment = environment;
    }

    /** One check; answers what is wrong, beginning with the name of the variable. */
    @FunctionalInterface
    private interface Check {
        Optional<String> complaint();
    }

    /** What every service needs: {@code REDRESS_DB_*}, {@code REDRESS_KAFKA}, {@code REDRESS_TOKEN_PUBLIC_KEYS}, ports. */
    public static StartupCheck common() {
        return common(name -> Optional.ofNullable(System.getenv(name)).orElseGet(() -> System.getProperty(name)));
    }

    static StartupCheck common(Function<String, @Nullable String> environment) {
        return new StartupCheck(environment)
                .matching("REDRESS_KAFKA", BROKERS, "host:port[,host:port …]")
                .file("REDRESS_TOKEN_PUBLIC_KEYS")
                .optionalPort("REDRESS_HTTP_PORT")
                .optionalPort("REDRESS_MANAGEMENT_PORT")
                .database();
    }

    /** Requires a readable file. */
    public StartupCheck file(String variable) {
        return with(() -> value(variable)
                .flatMap(path ->
                        readable(path) ? Optional.empty() : Optional.of(variable + " names no readable file: " + path))
                .or(() -> missing(variable, "a file")));
    }

    /** Requires an http(s) URL. */
    public StartupCheck url(String variable) {
        return with(() -> value(variable)
                .flatMap(url -> isHttpUrl(url)
                        ? Optional.empty()
                        : Optional.of(variable + " must be an http or https URL, was '" + url + "'"))
                .or(() -> missing(variable, "an http or https URL")));
    }

    /** Requires a value, whatever it is. */
    public StartupCheck text(String variable) {
        return with(() -> missing(variable, "a value"));
    }

    /** Requires a port number. */
    public StartupCheck port(String variable) {
        return optionalPort(variable).with(() -> missing(variable, "a port number"));
    }

    /** Allows a port number, or nothing. */
    public StartupCheck optionalPort(String variable) {
        return with(() -> value(variable)
                .filter(port -> !port.matches("\\d{1,5}") || Integer.parseInt(port) > 65535)
                .map(port -> variable + " must be a port number, was '" + port + "'"));
    }

    /** The first thing that is wrong, as one line for people; empty if the service may start. Takes at most 6 seconds. */
    public Optional<String> firstComplaint() {
        return checks.stream().map(Check::complaint).flatMap(Optional::stream).findFirst();
    }

    private StartupCheck database() {
        text("REDRESS_DB_USER");
        text("REDRESS_DB_PASSWORD");
        return with(
                () -> value("REDRESS_DB_URL").flatMap(this::connect).or(() -> missing("REDRESS_DB_URL", "a JDBC URL")));
    }

    private Optional<String> connect(String url) {
        if (!url.startsWith("jdbc:postgresql://")) {
            return Optional.of("REDRESS_DB_URL must begin with jdbc:postgresql://");
        }
        Properties login = new Properties();
        login.setProperty("user", value("REDRESS_DB_USER").orElse(""));
        login.setProperty("password", value("REDRESS_DB_PASSWORD").orElse(""));
        login.setProperty("connectTimeout", String.valueOf(CONNECT_SECONDS));
        login.setProperty("loginTimeout", String.valueOf(CONNECT_SECONDS));
        try (Connection connection = DriverManager.getConnection(url, login)) {
            return connection.isValid(CONNECT_SECONDS) ? Optional.empty() : Optional.of("REDRESS_DB_URL: no answer");
        } catch (SQLException e) {
            String state = String.valueOf(e.getSQLState());
            return Optional.of(
                    switch (state) {
                        case "28P01" ->
                            "REDRESS_DB_PASSWORD or REDRESS_DB_USER is wrong: the database refuses the sign-in";
                        case "28000" -> "REDRESS_DB_USER is refused by the database";
                        case "3D000" -> "REDRESS_DB_URL names a database that does not exist";
                        default -> "REDRESS_DB_URL: the database cannot be reached (" + oneLine(e) + ")";
                    });
        }
    }

    private StartupCheck matching(String variable, Pattern form, String description) {
        return with(() -> value(variable)
                .flatMap(text -> form.matcher(text).matches()
                        ? Optional.empty()
                        : Optional.of(variable + " must be " + description + ", was '" + text + "'"))
                .or(() -> missing(variable, description)));
    }

    private StartupCheck with(Check check) {
        checks.add(check);
        return this;
    }

    private Optional<String> missing(String variable, String expected) {
        return value(variable).isPresent()
                ? Optional.empty()
                : Optional.of(variable + " is not set; it must be " + expected);
    }

    private Optional<String> value(String variable) {
        return Optional.ofNullable(environment.apply(variable)).filter(text -> !text.isBlank());
    }

    private static boolean readable(String path) {
        try {
            return Files.isReadable(Path.of(path)) && Files.isRegularFile(Path.of(path));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static boolean isHttpUrl(String text) {
        try {
            URI uri = URI.create(text);
            return uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String oneLine(SQLException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
}
