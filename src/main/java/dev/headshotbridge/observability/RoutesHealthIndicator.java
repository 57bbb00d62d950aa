package dev.headshotbridge.observability;

import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.ServiceStatus;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/** The health component {@code routes}: up while every route runs. */
@Component
class RoutesHealthIndicator implements HealthIndicator {

    private final CamelContext camel;

    public RoutesHealthIndicator(CamelContext camel) {
        this.camel = camel;
    }

    @Override
    public Health health() {
        List<String> stopped = camel.getRoutes().stream()
                .map(Route::getRouteId)
                .filter(id -> camel.getRouteController().getRouteStatus(id) != ServiceStatus.Started)
                .toList();
        boolean up = camel.getStatus() == ServiceStatus.Started && stopped.isEmpty();
        return (up ? Health.up() : Health.down()).withDetail("stopped", stopped).build();
    }
}
