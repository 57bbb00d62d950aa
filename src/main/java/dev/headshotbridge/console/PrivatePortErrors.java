package dev.headshotbridge.console;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** What is answered on the private port to a request that nothing there takes, as problem+json like all else. */
@Controller
@ConditionalOnWebApplication
class PrivatePortErrors implements ErrorController {

    @RequestMapping("${server.error.path:/error}")
    void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        HttpStatus status = code instanceof Integer number ? HttpStatus.resolve(number) : HttpStatus.NOT_FOUND;
        if (status == null) {
            status = HttpStatus.INTERNAL_SERVER_ERROR;
        }
        Problem.answer(
                response,
                status,
                switch (status) {
                    case NOT_FOUND -> "There is nothing here; /operations/openapi.json names what there is";
                    case METHOD_NOT_ALLOWED ->
                        "Use another method; /operations/openapi.json names those that there are";
                    default -> "The log of the bridge may tell more";
                });
    }
}
