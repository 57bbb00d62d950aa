package dev.headshotbridge.mail;

import jakarta.mail.Address;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.InternetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Takes a mail that the server has sent to nobody, since it refuses some recipients for good: leaves the others in the
 * variable {@code otherRecipients}, and who gets none in {@code reason}. Where no others are left the failure is thrown again.
 */
@Component
class RefusedRecipients implements Processor {

    private final List<String> known;

    public RefusedRecipients(@Value("${bridge.mail.to}") List<String> recipients) {
        known = recipients.stream().map(String::strip).toList();
    }

    @Override
    public void process(Exchange exchange) throws SendFailedException {
        SendFailedException failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, SendFailedException.class);
        Address[] refused = failure.getInvalidAddresses();
        Address[] others = failure.getValidUnsentAddresses();
        if (refused == null || refused.length == 0 || others == null || others.length == 0) {
            throw failure;
        }
        exchange.setVariable("otherRecipients", InternetAddress.toString(others));
        exchange.setVariable(
                "reason",
                "The mail server refuses " + names(refused) + " for good, so that the mail went to the others alone;"
                        + " correct that address there, or in bridge.mail.to");
    }

    /** One that a template has added may be the person's, who is to be forgotten. */
    private String names(Address... refused) {
        return Arrays.stream(refused)
                .map(address -> address instanceof InternetAddress internet ? internet.getAddress() : "")
                .map(address ->
                        known.stream().anyMatch(one -> one.contains(address)) ? address : "an address of the template")
                .collect(Collectors.joining(", "));
    }
}
