package io.goalpost.service.state;

import io.goalpost.model.series.Condition;

/** A saved condition (G10), and the text it was written as. */
public record SegmentState(String id, String text, Condition condition) {}
