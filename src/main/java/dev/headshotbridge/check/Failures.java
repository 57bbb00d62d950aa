package dev.headshotbridge.check;

/** Camel's exceptions, which are several deep and several lines long, in one plain line. */
public final class Failures {

    private Failures() {}

    private static Throwable root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root;
    }

    public static String firstLine(Throwable failure) {
        Throwable root = root(failure);
        if (root instanceof ClassNotFoundException || root instanceof NoClassDefFoundError) {
            return "there is no class " + String.valueOf(root.getMessage()).replace('/', '.');
        }
        String message = root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
        return message.strip().lines().findFirst().orElse("").strip().replaceFirst("[.:;]$", "");
    }
}
