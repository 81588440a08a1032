const units = ['bytes', 'kB', 'MB', 'GB'] as const;

/** `840 bytes`, `12 kB`, `3.4 MB`. */
export const fileSize = (bytes: number): string => {
  const step = bytes === 0 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3));
  const amount = bytes / 1000 ** step;
  return `${step > 1 ? Number(amount.toFixed(1)) : Math.round(amount)} ${units[step]}`;
};
