package dev.headshotbridge.scenarios;

import java.util.List;
import org.citrusframework.context.TestContext;
import org.citrusframework.functions.Function;

/** The function {@code citrus:photoSha256(first)}: the digest of a photo in {@code scenarios/_data/}. */
public class PhotoSha256 implements Function {

    @Override
    public String execute(List<String> parameters, TestContext context) {
        return Photos.sha256(Photos.bytes(context.replaceDynamicContentInString(parameters.get(0))));
    }
}
