/** Whether somebody who wants these types, or all where there are none, wants this one. `promise.*` are all that begin so. */
export const wants = (types: readonly string[], type: string): boolean =>
  types.length === 0 || types.includes(type) || types.includes(`${type.split('.')[0]}.*`);
