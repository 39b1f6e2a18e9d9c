package org.dl4jworkbench.chart;

/** What can go into a write-up: a figure or a table. Every one can be written in every {@link Format} that suits it. */
public sealed interface Exhibit permits Figure, Table {
    /** The caption, also the base of the suggested file name. */
    String title();
}
