package org.dl4jworkbench.model;

/**
 * A named, complete setting of an assignment.
 *
 * @param note what a reader of the report should know: conventions, choices the report leaves open, what it reported
 */
public record Preset(String id, String title, String note, RunSpec spec) {}
