package org.redress.stack;

import org.redress.stack.command.RedressCommand;

/** Entry point of {@code ./redress}, once it is built. */
public final class Main {

    private Main() {}

    /** Exits with 0 when the command did its work, 1 when it could not, 2 when it was misused. */
    public static void main(String[] arguments) {
        System.exit(RedressCommand.execute(arguments));
    }
}
