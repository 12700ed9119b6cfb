package org.redress.complaint.caselist.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import java.util.UUID;

/** The cases that lists show. */
@Singleton
class ListedCases implements PanacheRepositoryBase<ListedCase, UUID> {}
