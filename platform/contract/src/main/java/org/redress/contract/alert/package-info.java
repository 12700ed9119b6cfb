/** Facts about figures that ask for somebody's attention: objectives that burn, categories with a surge. */
@NullMarked
package org.redress.contract.alert;

import org.jspecify.annotations.NullMarked;
