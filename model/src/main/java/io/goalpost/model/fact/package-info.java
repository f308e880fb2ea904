/** What is known of users and companies: immutable, replaced as a whole by every change. */
package io.goalpost.model.fact;
