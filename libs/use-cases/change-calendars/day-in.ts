/** The local day of an instant (epoch milliseconds UTC) in an IANA zone, as YYYY-MM-DD. */
export const dayIn = (zone: string, instant: number): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' }).format(instant);
