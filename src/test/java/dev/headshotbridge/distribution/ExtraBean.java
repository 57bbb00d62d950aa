package dev.headshotbridge.distribution;

/** Goes into a jar in lib/ of the distribution. */
public class ExtraBean {

    public String greet() {
        return "from an extra jar";
    }
}
