/**
 * What a provider told of, as it is understood; what cannot be is `otherwise`, so that one piece of a delivery, or of a list
 * that is asked for, never stands in the way of the others. For mappings alone, which know nothing but what came.
 */
export function readable<T, Otherwise>(understand: () => T, otherwise: () => Otherwise): T | Otherwise {
  try {
    return understand();
  } catch {
    return otherwise();
  }
}
