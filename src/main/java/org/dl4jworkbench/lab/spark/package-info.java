/**
 * Runs on the executors of an Apache Spark cluster. Spark's own classes are in another process, the driver (src/spark/java), because
 * its libraries and ours do not go together; this package starts it and talks with it in lines ({@link
 * org.dl4jworkbench.lab.spark.Words}), and holds the program that an executor starts for a run.
 */
@NullMarked
package org.dl4jworkbench.lab.spark;

import org.jspecify.annotations.NullMarked;
