/** A million firings, searched, exported and explained: run by {@code make million}. */
package io.goalpost.service.million;
