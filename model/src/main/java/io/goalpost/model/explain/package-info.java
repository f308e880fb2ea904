/** Why something happened to somebody, or did not: what the call {@code explain} answers. */
package io.goalpost.model.explain;
