package org.dl4jworkbench.model;

/**
 * What a user can meet: says what is wrong, where, and what to do. Every page and the command line show the three parts;
 * none shows a bare stack trace.
 */
public abstract sealed class WorkbenchException extends RuntimeException
        permits BadSpecException, BadDataException, RunFolderException, EngineException, ExportException {
    private static final long serialVersionUID = 1L;

    private final String what;
    private final String where;
    private final String remedy;

    /**
     * @param what what is wrong, a sentence without a full stop
     * @param where the file, field, layer or process it concerns; empty when {@code what} already says it
     * @param remedy what the user can do about it, a sentence without a full stop; may be empty
     */
    protected WorkbenchException(String what, String where, String remedy) {
        super(compose(what, where, remedy));
        this.what = what;
        this.where = where;
        this.remedy = remedy;
    }

    protected WorkbenchException(String what, String where, String remedy, Throwable cause) {
        super(compose(what, where, remedy), cause);
        this.what = what;
        this.where = where;
        this.remedy = remedy;
    }

    private static String compose(String what, String where, String remedy) {
        StringBuilder text = new StringBuilder();
        if (!where.isEmpty()) {
            text.append(where).append(": ");
        }
        text.append(what);
        if (!remedy.isEmpty()) {
            text.append(". ").append(remedy);
        }
        return text.append('.').toString();
    }

    public String what() {
        return what;
    }

    public String where() {
        return where;
    }

    public String remedy() {
        return remedy;
    }
}
