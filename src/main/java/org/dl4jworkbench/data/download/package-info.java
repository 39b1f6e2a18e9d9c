/**
 * Gets official data sets from their mirrors: the catalogue of what can be had and from where, and the download itself with
 * progress, resume, checksums and safe unpacking. Blocking calls on the caller's thread; no window.
 */
@NullMarked
package org.dl4jworkbench.data.download;

import org.jspecify.annotations.NullMarked;
