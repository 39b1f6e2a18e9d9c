package org.dl4jworkbench.data.download;

import java.io.IOException;

/** Why a mirror did not give the file. */
final class MirrorFailure extends IOException {
    private static final long serialVersionUID = 1L;

    /** What can be done about it. */
    enum Next {
        /** The same mirror may give the rest. */
        TRY_AGAIN,
        /** Another mirror may give it. */
        OTHER_MIRROR,
        /** Another mirror may give it, and what came from this one is useless. */
        DISCARD
    }

    private final Next next;

    /** @param reason a piece of a sentence, after the mirror's name */
    MirrorFailure(String reason, Next next) {
        super(reason);
        this.next = next;
    }

    Next next() {
        return next;
    }
}
