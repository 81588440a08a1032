/** A time in the unit of its promise: `3.5 working hours`, `1 working day`. */
export const takenWords = (taken: number, unit: string): string => {
  const rounded = Math.round(taken * 10) / 10;
  const words = unit.replace('statutory-', '').replaceAll('-', ' ');
  return `${rounded} ${rounded === 1 ? words.replace(/s$/, '') : words}`;
};
