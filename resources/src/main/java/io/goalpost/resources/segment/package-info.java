/** The Segment HTTP tracking API: its messages become diffs, its SDKs work by changing the host. */
package io.goalpost.resources.segment;
