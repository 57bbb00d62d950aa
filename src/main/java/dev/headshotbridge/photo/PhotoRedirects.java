package dev.headshotbridge.photo;

import java.util.List;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.impl.DefaultRedirectStrategy;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Follows a photo's redirects on its own host and on those allowed; anywhere else could be inside our network. */
@Component
public class PhotoRedirects extends DefaultRedirectStrategy implements HttpClientConfigurer {

    private final List<String> allowedHosts;

    public PhotoRedirects(@Value("${headshotpro.photos.redirect-hosts}") List<String> allowedHosts) {
        this.allowedHosts = allowedHosts;
    }

    @Override
    public void configureHttpClient(HttpClientBuilder client) {
        client.setRedirectStrategy(this);
    }

    @Override
    public boolean isRedirectAllowed(HttpHost current, HttpHost target, HttpRequest redirect, HttpContext context) {
        boolean sameHost = current.getHostName().equalsIgnoreCase(target.getHostName());
        boolean downgraded = current.getSchemeName().equals("https")
                && target.getSchemeName().equals("http");
        return !downgraded
                && (sameHost || allowedHosts.contains(target.getHostName().toLowerCase(java.util.Locale.ROOT)));
    }
}
