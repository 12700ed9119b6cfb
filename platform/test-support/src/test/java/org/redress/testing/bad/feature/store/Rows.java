package org.redress.testing.bad.feature.store;

/** A repository. */
public class Rows {}
