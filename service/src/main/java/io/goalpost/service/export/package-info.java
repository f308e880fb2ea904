/**
 * All that happened in a series, row by row, from the journal alone: what figures count by the
 * entries as they stand, told a second time by the records that made them so.
 */
package io.goalpost.service.export;
