/**
 * From the text of a series or segment to plain data: reads YAML and JSON, checks what may go live
 * (V1), and collects every problem with its place in the text.
 */
package io.goalpost.rules.series;
