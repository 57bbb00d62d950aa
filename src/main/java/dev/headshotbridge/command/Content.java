package dev.headshotbridge.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;

/** What an argument names: {@code @file}, {@code -} for standard input, or the text itself. */
final class Content {

    private Content() {}

    static byte[] of(String argument) {
        if (argument.equals("-") || argument.equals("@-")) {
            return standardInput();
        }
        return argument.startsWith("@") ? file(argument.substring(1)) : argument.getBytes(StandardCharsets.UTF_8);
    }

    /** Of a file, with or without the {@code @}, or of standard input. */
    static byte[] ofFile(String name) {
        return name.equals("-") || name.equals("@-") ? standardInput() : file(name.replaceFirst("^@", ""));
    }

    private static byte[] standardInput() {
        try {
            return System.in.readAllBytes();
        } catch (IOException e) {
            throw CommandException.usage("standard input cannot be read: " + e.getMessage());
        }
    }

    private static byte[] file(String name) {
        try {
            return Files.readAllBytes(SettingArguments.file(name));
        } catch (NoSuchFileException e) {
            throw CommandException.usage("there is no file " + name);
        } catch (IOException e) {
            throw CommandException.usage(name + " cannot be read: " + e.getMessage());
        }
    }
}
