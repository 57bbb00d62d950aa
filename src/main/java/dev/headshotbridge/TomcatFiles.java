package dev.headshotbridge;

import java.io.File;
import org.apache.catalina.Container;
import org.apache.catalina.Lifecycle;
import org.apache.catalina.LifecycleEvent;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/**
 * Removes the working folder of Tomcat, which serves the private port, from Java's folder for temporary files. The one
 * around it is Spring Boot's, which removes it when it is empty.
 */
@Component
class TomcatFiles implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    @Override
    public void customize(TomcatServletWebServerFactory tomcat) {
        tomcat.addContextLifecycleListeners(TomcatFiles::removeWhenGone);
    }

    private static void removeWhenGone(LifecycleEvent event) {
        if (event.getType().equals(Lifecycle.AFTER_DESTROY_EVENT)) {
            File base = ((Container) event.getLifecycle()).getCatalinaBase();
            FileSystemUtils.deleteRecursively(new File(base, "work"));
        }
    }
}
