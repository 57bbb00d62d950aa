package dev.headshotbridge.connector;

import java.io.IOException;
import java.util.function.Supplier;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpStatus;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/**
 * Takes in no more than {@code bridge.dispatch.max-answer-size} of what a target answers, and no longer than two minutes, so that
 * one of them fills neither the memory nor a handler's time. Camel's http component has it for each endpoint without an
 * {@code httpClientConfigurer} of its own. Of an answer that is no success the beginning is enough.
 */
@Component
class AnswerLimit implements HttpClientConfigurer {

    private final long maxBytes;

    public AnswerLimit(@Value("${bridge.dispatch.max-answer-size}") DataSize maxSize) {
        this.maxBytes = maxSize.toBytes();
    }

    @Override
    public void configureHttpClient(HttpClientBuilder client) {
        // Outside of the decompression.
        client.addExecInterceptorFirst("answer-limit", this::limit);
    }

    private ClassicHttpResponse limit(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        ClassicHttpResponse response = chain.proceed(request, scope);
        if (response.getEntity() != null) {
            Supplier<IOException> tooLarge =
                    response.getCode() < HttpStatus.SC_REDIRECTION ? this::tooLarge : () -> null;
            response.setEntity(
                    new LimitedEntity(response.getEntity(), maxBytes, tooLarge, scope.execRuntime::discardEndpoint));
        }
        return response;
    }

    private IOException tooLarge() {
        return new IOException("The answer is over bridge.dispatch.max-answer-size (%d bytes)".formatted(maxBytes));
    }
}
