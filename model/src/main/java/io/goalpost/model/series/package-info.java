/** Series definitions as plain data: blocks, conditions, goals and exit rules. */
package io.goalpost.model.series;
