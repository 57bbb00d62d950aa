package dev.headshotbridge.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AdmissionTest {

    private final Admission admission = new Admission(1);

    @Test
    void whatWasBegunBeforeAPauseIsRefusedAfterIt() {
        RoutingContext before = begun();
        assertThat(admission.isClosedTo(before)).isFalse();

        assertThat(admission.close(1)).isTrue();
        assertThat(admission.isClosedTo(before)).isTrue();
        RoutingContext meanwhile = begun();
        assertThat(admission.isClosedTo(meanwhile)).isTrue();

        admission.open();
        assertThat(admission.isClosedTo(before)).isTrue();
        assertThat(admission.isClosedTo(meanwhile)).isTrue();
        assertThat(admission.isClosedTo(begun())).isFalse();
        assertThat(admission.tryEnter()).isTrue();
    }

    /** A request whose head is there. */
    private RoutingContext begun() {
        Map<String, Object> data = new HashMap<>();
        RoutingContext request = mock(RoutingContext.class);
        when(request.put(any(), any())).then(call -> data.put(call.getArgument(0), call.getArgument(1)));
        when(request.get(any())).then(call -> data.get(call.<String>getArgument(0)));
        admission.note(request);
        return request;
    }
}
