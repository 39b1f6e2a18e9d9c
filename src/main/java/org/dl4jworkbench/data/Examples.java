package org.dl4jworkbench.data;

/** The examples of one file of a data set, numbered from 0: pictures with labels, or rows of numbers. */
public sealed interface Examples permits LabelledImages, NumberTable {
    int count();
}
