package org.redress.importer;

import picocli.CommandLine;

/** Entry point of {@code ./redress import}. Exit code 0: all accepted or known before; 2: some refused; 1: the import failed. */
public final class Main {

    private Main() {}

    /** Runs the command and ends the process with its exit code. */
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new ImportCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((exception, command, parsed) -> {
                    if (exception instanceof ImportFailedException expected) {
                        command.getErr().println("redress import: " + expected.getMessage());
                    } else {
                        exception.printStackTrace(command.getErr());
                    }
                    return ImportCommand.FAILED;
                });
    }
}
