package dev.headshotbridge.check;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Reads the sources of a folder and those below. What cannot be read does not keep the rest from being read. */
final class SourceFolder extends SimpleFileVisitor<Path> {

    private static final String NAMES = ".+[.](ya?ml|sql|mustache)";
    private static final int MAX_SIZE = 1_000_000;

    private final Path root;
    private final Map<String, String> texts;
    private final Consumer<Problem> unreadable;

    private SourceFolder(Path root, Map<String, String> texts, Consumer<Problem> unreadable) {
        this.root = root;
        this.texts = texts;
        this.unreadable = unreadable;
    }

    static void read(String folder, Map<String, String> texts, Consumer<Problem> unreadable) {
        Path root = Path.of(folder);
        SourceFolder reading = new SourceFolder(root, texts, unreadable);
        try {
            // A mounted folder may consist of links.
            Files.walkFileTree(root, Set.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, reading);
        } catch (IOException e) {
            reading.visitFileFailed(root, e);
        }
    }

    /** Kubernetes mounts a ConfigMap as links to ..data, which is a link to the folder of its newest version. */
    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
        boolean version =
                !folder.equals(root) && folder.getFileName().toString().startsWith("..");
        return version ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        if (isSource(file)) {
            try {
                texts.put(name(file), text(Files.readAllBytes(file)));
            } catch (IOException e) {
                return visitFileFailed(file, e);
            }
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) {
        // Gone since it was listed, as an editor's own files are.
        if (!(failure instanceof NoSuchFileException)) {
            String text = "cannot be read (%s); let the bridge's user read it, or move it away";
            unreadable.accept(
                    new Problem(name(file), 0, text.formatted(failure.getClass().getSimpleName())));
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, IOException failure) {
        return failure == null ? FileVisitResult.CONTINUE : visitFileFailed(folder, failure);
    }

    /** Editors on Windows write a byte-order mark, with which a mail would begin, and which is no SQL. */
    private static String text(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static String name(Path file) {
        return file.toString().replace('\\', '/');
    }

    static boolean isNamedAsSource(String name) {
        return name.matches(NAMES);
    }

    private static boolean isSource(Path file) {
        String name = file.getFileName().toString();
        return isNamedAsSource(name)
                && !name.startsWith(".")
                && Files.isRegularFile(file)
                && file.toFile().length() <= MAX_SIZE;
    }
}
