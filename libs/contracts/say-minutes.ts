const count = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? '' : 's'}`;

/** `45 minutes`, `4 hours`, `1 hour 30 minutes` */
export function sayMinutes(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  const said = [hours > 0 ? count(hours, 'hour') : '', rest > 0 ? count(rest, 'minute') : ''];
  return said.filter((each) => each !== '').join(' ') || count(0, 'minute');
}
