/** A time in the unit of its promise: `3.5 working hours`, `1 working day`, `less than 0.1 working days`. */
export const takenWords = (taken: number, unit: string): string => {
  const rounded = Math.round(taken * 10) / 10;
  const words = unit.replace('statutory-', '').replaceAll('-', ' ');
  if (taken > 0 && rounded === 0) return `less than 0.1 ${words}`;
  return `${rounded} ${rounded === 1 ? words.replace(/s$/, '') : words}`;
};
