package dev.headshotbridge.operations;

import java.util.Map;
import org.springframework.stereotype.Component;

/** Puts together an answer that several statements give the parts of. (In a simple expression a value would become text.) */
@Component
public class AnswerParts {

    public void put(Map<String, Object> answer, String name, Object value) {
        answer.put(name, value);
    }
}
