package dev.headshotbridge.command;

/** Where the bridge of these settings listens. */
final class LocalPort {

    private LocalPort() {}

    /** The URL that takes webhooks. */
    static String webhooks(SettingArguments settings) {
        return "http://" + host(settings.value("bridge.public.host")) + ":"
                + or(settings.value("bridge.public.port"), "8080") + settings.value("headshotpro.webhook.path");
    }

    /** The private port. */
    static String operations(SettingArguments settings) {
        String scheme =
                settings.environment().getProperty("server.ssl.bundle", "").isEmpty()
                                && settings.value("server.ssl.key-store").isEmpty()
                                && settings.value("server.ssl.certificate").isEmpty()
                        ? "http"
                        : "https";
        return scheme + "://" + host(settings.value("server.address")) + ":"
                + or(settings.value("server.port"), "8081");
    }

    private static String host(String address) {
        if (address.isEmpty() || address.equals("0.0.0.0")) {
            return "127.0.0.1";
        }
        if (address.equals("::")) {
            return "[::1]";
        }
        return address.contains(":") && !address.startsWith("[") ? "[" + address + "]" : address;
    }

    private static String or(String value, String otherwise) {
        return value.isEmpty() ? otherwise : value;
    }
}
