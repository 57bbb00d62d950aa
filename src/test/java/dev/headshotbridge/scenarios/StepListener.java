package dev.headshotbridge.scenarios;

import org.citrusframework.TestAction;
import org.citrusframework.TestCase;
import org.citrusframework.common.Described;
import org.citrusframework.report.AbstractTestActionListener;

/** Remembers at which step a scenario is, so that its failure can name it. */
class StepListener extends AbstractTestActionListener {

    private int count;
    private String step = "";

    void reset() {
        count = 0;
        step = "";
    }

    String step() {
        return step;
    }

    @Override
    public void onTestActionStart(TestCase scenario, TestAction action) {
        count++;
        String description = action instanceof Described described ? described.getDescription() : null;
        step = ", step " + count + " "
                + (description == null ? action.getName().replace("template:", "") : description);
    }
}
