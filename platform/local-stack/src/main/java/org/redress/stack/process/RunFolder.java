package org.redress.stack.process;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code data/run}: the lock that one supervisor at a time holds, and what it tells others. The operating system lets go of the
 * lock when the supervisor ends, however it ends.
 */
public final class RunFolder {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private final Path folder;
    private final Path state;

    /** The folder is created when it is missing. */
    public RunFolder(Path folder) {
        this.folder = folder;
        this.state = folder.resolve("stack.json");
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The mapper of the files in this folder. */
    public static ObjectMapper json() {
        return JSON;
    }

    /** Takes the lock; empty if another supervisor holds it. Held until closed or the process ends. */
    public Optional<FileChannel> lock() throws IOException {
        FileChannel channel = FileChannel.open(
                folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.READ);
        if (locked(channel)) {
            return Optional.of(channel);
        }
        channel.close();
        return Optional.empty();
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    /** Whether a supervisor runs now. */
    public boolean locked() throws IOException {
        Optional<FileChannel> mine = lock();
        if (mine.isPresent()) {
            mine.get().close();
        }
        return mine.isEmpty();
    }

    /** What the last supervisor wrote; empty before the first start. A file that cannot be read counts as none. */
    public Optional<StackState> read() {
        return Optional.ofNullable(readOrNull());
    }

    private @Nullable StackState readOrNull() {
        try {
            return JSON.readValue(Files.readAllBytes(state), StackState.class);
        } catch (IOException e) {
            return null;
        }
    }

    /** Replaces what others read, at once. */
    void write(StackState next) {
        try {
            Path fresh = folder.resolve("stack.json.new");
            Files.write(fresh, JSON.writeValueAsBytes(next));
            Files.move(fresh, state, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
