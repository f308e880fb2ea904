/**
 * What people are shown of values that the settings hide: one mark in their place. Stands between
 * ports and those who ask; what decides, and what is stored, lies behind it.
 */
package io.goalpost.service.privacy;
