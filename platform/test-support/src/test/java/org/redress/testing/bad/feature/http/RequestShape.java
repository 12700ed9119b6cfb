package org.redress.testing.bad.feature.http;

/** A request. */
public class RequestShape {}
