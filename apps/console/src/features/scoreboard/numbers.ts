const whole = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });
const oneTenth = new Intl.NumberFormat('en-GB', { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const oneTenthAtMost = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 });

/** `1,234` */
export const count = (value: number): string => whole.format(value);

/** `96.5%`; a dash where nothing was there to count. Never 100% while one is missing, never 0% while one is there. */
export const percent = (share: number | null): string => {
  if (share === null) return '–';
  const shown = Math.round(share * 1000) / 10;
  if (shown === 100 && share < 1) return '> 99.9%';
  if (shown === 0 && share > 0) return '< 0.1%';
  return `${shown === 0 || shown === 100 ? shown : oneTenth.format(shown)}%`;
};

/** `1,234.5`, `3` */
export const tenths = (value: number): string => oneTenthAtMost.format(value);

/** Units of promises as people say them, for one and for several. */
const units: Record<string, readonly [string, string]> = {
  seconds: ['second', 'seconds'],
  minutes: ['minute', 'minutes'],
  'working-hours': ['working hour', 'working hours'],
  'working-days': ['working day', 'working days'],
  'statutory-working-days': ['working day', 'working days'],
  'calendar-days': ['day', 'days'],
  'calendar-months': ['month', 'months'],
};

/** A length of time in its own unit: `2.5` and `working hours`, `1` and `working day`. */
export const amount = (value: number, unit: string): { figure: string; unit: string } => {
  const figure = tenths(value);
  const [one, several] = units[unit] ?? [unit, unit];
  return { figure, unit: figure === '1' ? one : several };
};
