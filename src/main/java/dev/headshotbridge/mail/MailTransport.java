package dev.headshotbridge.mail;

import java.util.Properties;
import org.apache.camel.component.mail.DefaultAuthenticator;
import org.apache.camel.component.mail.MailAuthenticator;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How the SMTP server is reached, from {@code bridge.mail.smtp.*}. Nothing waits longer than 15 s. */
@Configuration(proxyBeanMethods = false)
class MailTransport {

    private static final String TIMEOUT_MILLIS = "15000";

    /**
     * Apart from the endpoint's URI, where some characters of a password would end it. Without a user name it must hold
     * null: an empty one would still be tried at each server that offers a login.
     */
    @Bean
    public MailAuthenticator mailLogin(
            @Value("${bridge.mail.smtp.username}") String username,
            @Value("${bridge.mail.smtp.password}") String password) {
        return username.isBlank() ? new DefaultAuthenticator(null, null) : new DefaultAuthenticator(username, password);
    }

    @Bean
    public Properties mailProperties(
            @Value("${bridge.mail.smtp.security}") String security,
            @Value("${bridge.mail.smtp.username}") String username) {
        Properties mail = new Properties();
        mail.put("mail.smtp.connectiontimeout", TIMEOUT_MILLIS);
        mail.put("mail.smtp.timeout", TIMEOUT_MILLIS);
        mail.put("mail.smtp.writetimeout", TIMEOUT_MILLIS);
        mail.put("mail.smtp.auth", String.valueOf(!username.isBlank()));
        boolean startTls = security.equals("starttls");
        mail.put("mail.smtp.starttls.enable", String.valueOf(startTls));
        // Without this a man in the middle could talk the bridge out of it.
        mail.put("mail.smtp.starttls.required", String.valueOf(startTls));
        boolean tls = security.equals("tls");
        mail.put("mail.smtp.ssl.enable", String.valueOf(tls));
        mail.put("mail.smtp.ssl.checkserveridentity", "true");
        return mail;
    }
}
