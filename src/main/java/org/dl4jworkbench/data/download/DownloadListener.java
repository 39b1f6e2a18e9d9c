package org.dl4jworkbench.data.download;

/** Is told how a download goes, on the thread that downloads. */
public interface DownloadListener {
    /** At most ten times a second, and once at the end of each file. */
    void progress(DownloadProgress progress);

    /** A mirror that failed and why, or a file that is there already: a sentence without a full stop. */
    void notice(String what);

    /** For callers who only wait. */
    DownloadListener SILENT = new DownloadListener() {
        @Override
        public void progress(DownloadProgress progress) {}

        @Override
        public void notice(String what) {}
    };
}
