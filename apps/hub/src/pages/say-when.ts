/** `Thursday 26 November, 1pm`, as it is on clocks in that zone; noon and midnight by their names. */
export function sayWhen(instant: number, zone: string): string {
  const parts = Object.fromEntries(
    new Intl.DateTimeFormat('en-GB', {
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      hour: 'numeric',
      minute: '2-digit',
      hourCycle: 'h23',
      timeZone: zone,
    })
      .formatToParts(instant)
      .map(({ type, value }) => [type, value]),
  );
  const hour = Number(parts.hour);
  return `${parts.weekday} ${parts.day} ${parts.month}, ${sayTime(hour, parts.minute!)}`;
}

function sayTime(hour: number, minute: string): string {
  if (minute === '00' && hour % 12 === 0) return hour === 0 ? 'midnight' : 'midday';
  const past = minute === '00' ? '' : `:${minute}`;
  return `${hour % 12 || 12}${past}${hour < 12 ? 'am' : 'pm'}`;
}

/** `Thursday 24 December 2026 at 9am`, for what is some weeks away. */
export function sayDay(instant: number, zone: string): string {
  const year = new Intl.DateTimeFormat('en-GB', { year: 'numeric', timeZone: zone }).format(instant);
  return sayWhen(instant, zone).replace(', ', ` ${year} at `);
}
