package dev.headshotbridge.check;

import java.util.List;

/** Where routes call a Kamelet by its name. */
final class KameletCalls {

    private final List<Endpoint> calls;

    KameletCalls(Project project, String file) {
        String kamelet = file.replaceFirst(".*/", "").replace(".kamelet.yaml", "");
        calls = Endpoint.all(project).stream()
                .filter(endpoint -> endpoint.scheme().equals("kamelet")
                        && endpoint.path().replaceFirst("/.*", "").equals(kamelet))
                .toList();
    }

    /** Whether there are any, and each says the value itself. */
    boolean give(String property) {
        return !calls.isEmpty()
                && calls.stream().allMatch(call -> call.options().containsKey(property));
    }
}
