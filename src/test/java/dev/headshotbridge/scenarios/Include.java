package dev.headshotbridge.scenarios;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.citrusframework.TestAction;
import org.citrusframework.TestActionBuilder;
import org.citrusframework.spi.ReferenceResolver;
import org.citrusframework.spi.ReferenceResolverAware;
import org.citrusframework.util.FileUtils;
import org.citrusframework.yaml.TestActions;
import org.citrusframework.yaml.actions.YamlTestActionBuilder;
import org.citrusframework.yaml.container.Template;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.TypeDescription;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.Constructor;

/** The action {@code include: {file: …, with: {name: value}}}: the steps of a file below {@code scenarios/}. */
// Citrus' own applyTemplate knows only a few kinds of steps in a file.
public class Include implements TestActionBuilder<TestAction>, ReferenceResolverAware {

    private String file;
    private Map<String, Object> with = Map.of();
    private ReferenceResolver resolver;

    public void setFile(String file) {
        this.file = file;
    }

    public void setWith(Map<String, Object> with) {
        this.with = with;
    }

    @Override
    public void setReferenceResolver(ReferenceResolver resolver) {
        this.resolver = resolver;
    }

    @Override
    public TestAction build() {
        Template included = new Yaml(constructor()).load(text());
        included.setParameters(with.entrySet().stream().map(Include::parameter).toList());
        // What is passed in ends with the included steps.
        included.setGlobalContext(false);
        included.setReferenceResolver(resolver);
        return included.build();
    }

    private String text() {
        try {
            return FileUtils.readToString(FileUtils.getFileResource("classpath:scenarios/" + file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Template.Parameter parameter(Map.Entry<String, Object> entry) {
        var parameter = new Template.Parameter();
        parameter.setName(entry.getKey());
        parameter.setValue(String.valueOf(entry.getValue()));
        return parameter;
    }

    private static Constructor constructor() {
        var actions = new TypeDescription(TestActions.class);
        YamlTestActionBuilder.lookup()
                .forEach((name, builder) -> actions.substituteProperty(
                        name, builder.getClass(), "getAction", "setAction", TestActionBuilder.class));
        var constructor = new Constructor(Template.class, new LoaderOptions());
        constructor.addTypeDescription(actions);
        return constructor;
    }
}
