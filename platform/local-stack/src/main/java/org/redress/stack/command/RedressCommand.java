package org.redress.stack.command;

import java.time.Clock;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** {@code ./redress}. The commands build, test and doctor are the shell script's own. */
@Command(
        name = "redress",
        description = "Runs Redress on this machine, without containers.",
        subcommands = {HelpCommand.class},
        footer = {
            "",
            "  test      Runs all tests: units, integration, contract, architecture, browser.",
            "  build     Builds everything that start needs.",
            "  doctor    Says what this machine lacks, each with its remedy.",
            "",
            "REDRESS_PORT_BASE=18080 moves all ports, REDRESS_DATA=/path keeps the data elsewhere."
        })
public final class RedressCommand {

    private RedressCommand() {}

    /** Runs one command; its exit code. */
    public static int execute(String[] arguments) {
        Clock clock = Clock.systemUTC();
        Workplace workplace;
        try {
            workplace = Workplace.of(System.getenv(), clock);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            return CommandLine.ExitCode.USAGE;
        }
        CommandLine line = new CommandLine(new RedressCommand())
                .addSubcommand(new StartCommand(workplace))
                .addSubcommand(new StopCommand(workplace))
                .addSubcommand(new StatusCommand(workplace))
                .addSubcommand(new CredentialsCommand(workplace))
                .addSubcommand(new LogsCommand(workplace))
                .addSubcommand(new EventsCommand(workplace))
                .addSubcommand(new MailsCommand(workplace))
                .addSubcommand(new ImportCommand(workplace))
                .addSubcommand(new ComposeEnvCommand(workplace))
                .addSubcommand(new SuperviseCommand(workplace));
        line.setExecutionExceptionHandler((problem, command, parsed) -> {
            if (problem instanceof CannotException) {
                command.getErr().println(problem.getMessage());
            } else {
                problem.printStackTrace(command.getErr());
            }
            return CommandLine.ExitCode.SOFTWARE;
        });
        if (arguments.length == 0) {
            line.usage(line.getOut());
            return CommandLine.ExitCode.OK;
        }
        return line.execute(arguments);
    }
}
