package dev.headshotbridge.scenarios;

import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.FileSystemResource;

/** The scenarios on H2, in memory, with the options of application.yaml. */
class ScenariosOnH2Test extends Scenarios {

    @Override
    String datasourceUrl() {
        var settings = new YamlPropertiesFactoryBean();
        settings.setResources(new FileSystemResource("application.yaml"));
        return settings.getObject()
                .getProperty("spring.datasource.url")
                .replaceFirst("h2:file:[^;]*", "h2:mem:scenarios");
    }

    @Override
    void stopDatabase() {
        // It ends with its last connection.
    }
}
