/** A server under full load for a long time: what it holds must not grow. */
package io.goalpost.service.soak;
