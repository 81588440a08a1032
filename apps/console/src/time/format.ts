const formats = new Map<string, Intl.DateTimeFormat>();

const format = (
  zone: string,
  name: string,
  options: Intl.DateTimeFormatOptions,
  instant: string | number,
) => {
  const key = `${zone} ${name}`;
  const made =
    formats.get(key) ?? new Intl.DateTimeFormat('en-GB', { ...options, timeZone: zone, hourCycle: 'h23' });
  formats.set(key, made);
  return made.format(typeof instant === 'string' ? Date.parse(instant) : instant);
};

/** `14:30` in the organisation's zone. */
export const clockTime = (instant: string | number, zone: string): string =>
  format(zone, 'clock', { hour: '2-digit', minute: '2-digit' }, instant);

/** `Tue 24 Nov`, with the year when it is not this one. */
export const dayInWords = (instant: string | number, now: number, zone: string): string => {
  const year = (at: string | number) => format(zone, 'year', { year: 'numeric' }, at);
  const day = format(zone, 'day', { weekday: 'short', day: 'numeric', month: 'short' }, instant).replace(
    ',',
    '',
  );
  return year(instant) === year(now) ? day : `${day} ${year(instant)}`;
};

/** The shortest unmistakable form: `14:30` today, `Tue 24 Nov, 14:30` on another day. */
export const shortTime = (instant: string, now: number, zone: string): string => {
  const time = clockTime(instant, zone);
  const day = dayInWords(instant, now, zone);
  return day === dayInWords(now, now, zone) ? time : `${day}, ${time}`;
};

/** A stretch such as a callback window: `today 14:00 to 16:00`, `Tue 24 Nov, 09:00 to 12:00`. */
export const timeRange = (from: string, to: string, now: number, zone: string): string => {
  const today = dayInWords(now, now, zone);
  const [first, last] = [dayInWords(from, now, zone), dayInWords(to, now, zone)];
  const start = `${first === today ? 'today' : `${first},`} ${clockTime(from, zone)}`;
  return first === last
    ? `${start} to ${clockTime(to, zone)}`
    : `${start} to ${last === today ? 'today' : `${last},`} ${clockTime(to, zone)}`;
};

/** `14:30:05`, for things that follow each other closely. */
export const secondTime = (instant: string, zone: string): string =>
  format(zone, 'second', { hour: '2-digit', minute: '2-digit', second: '2-digit' }, instant);

/** `Tuesday 24 November 2026 at 14:30`, for a sentence to a customer. */
export const fullTime = (instant: string, zone: string): string => {
  const day = format(
    zone,
    'full day',
    { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
    instant,
  );
  return `${day.replace(',', '')} at ${clockTime(instant, zone)}`;
};

/** `Tuesday 24 November 2026` of a calendar day, YYYY-MM-DD. */
export const fullDate = (date: string): string => fullTime(`${date}T12:00:00Z`, 'UTC').replace(/ at .*$/, '');
