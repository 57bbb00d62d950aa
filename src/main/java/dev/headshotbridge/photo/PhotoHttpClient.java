package dev.headshotbridge.photo;

import dev.headshotbridge.connector.LimitedEntity;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.impl.ChainElement;
import org.apache.hc.client5.http.impl.DefaultRedirectStrategy;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/**
 * Follows a photo's redirects on its own host and on those allowed, since anywhere else could be inside our network; and
 * takes in no more than the limit, whatever the answer is.
 */
@Component
class PhotoHttpClient extends DefaultRedirectStrategy implements HttpClientConfigurer {

    private final List<String> allowedHosts;
    private final long maxBytes;

    public PhotoHttpClient(
            @Value("${headshotpro.photos.redirect-hosts}") List<String> allowedHosts,
            @Value("${headshotpro.photos.max-size}") DataSize maxSize) {
        this.allowedHosts =
                allowedHosts.stream().map(host -> host.toLowerCase(Locale.ROOT)).toList();
        this.maxBytes = maxSize.toBytes();
    }

    @Override
    public void configureHttpClient(HttpClientBuilder client) {
        client.setRedirectStrategy(this);
        // Within the redirects and outside of the decompression, so that neither escapes the limit.
        client.addExecInterceptorAfter(ChainElement.REDIRECT.name(), "photo-limit", this::limit);
    }

    private ClassicHttpResponse limit(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        ClassicHttpResponse response = chain.proceed(request, scope);
        if (response.getEntity() != null) {
            response.setEntity(new LimitedEntity(
                    response.getEntity(), maxBytes, this::tooLarge, scope.execRuntime::discardEndpoint));
        }
        return response;
    }

    private IOException tooLarge() {
        return new UnusablePhotoException(
                "The photo is over headshotpro.photos.max-size (%d bytes)".formatted(maxBytes));
    }

    @Override
    public boolean isRedirectAllowed(HttpHost current, HttpHost target, HttpRequest redirect, HttpContext context) {
        boolean sameHost = current.getHostName().equalsIgnoreCase(target.getHostName());
        boolean downgraded = current.getSchemeName().equals("https")
                && target.getSchemeName().equals("http");
        return !downgraded
                && (sameHost || allowedHosts.contains(target.getHostName().toLowerCase(Locale.ROOT)));
    }
}
