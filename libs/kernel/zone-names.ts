import { Temporal } from 'temporal-polyfill';

/** Names that Windows, and so Outlook, gives to time zones (CLDR, windowsZones), as far as Europe and its visitors need them. */
const WINDOWS: Readonly<Record<string, string>> = {
  UTC: 'UTC',
  'GMT Standard Time': 'Europe/London',
  'Greenwich Standard Time': 'Atlantic/Reykjavik',
  'W. Europe Standard Time': 'Europe/Berlin',
  'Romance Standard Time': 'Europe/Paris',
  'Central Europe Standard Time': 'Europe/Budapest',
  'Central European Standard Time': 'Europe/Warsaw',
  'E. Europe Standard Time': 'Europe/Chisinau',
  'GTB Standard Time': 'Europe/Bucharest',
  'FLE Standard Time': 'Europe/Kiev',
  'Turkey Standard Time': 'Europe/Istanbul',
  'Russian Standard Time': 'Europe/Moscow',
  'Arabian Standard Time': 'Asia/Dubai',
  'Pakistan Standard Time': 'Asia/Karachi',
  'India Standard Time': 'Asia/Calcutta',
  'China Standard Time': 'Asia/Shanghai',
  'Tokyo Standard Time': 'Asia/Tokyo',
  'AUS Eastern Standard Time': 'Australia/Sydney',
  'South Africa Standard Time': 'Africa/Johannesburg',
  'Eastern Standard Time': 'America/New_York',
  'Central Standard Time': 'America/Chicago',
  'Mountain Standard Time': 'America/Denver',
  'Pacific Standard Time': 'America/Los_Angeles',
};

/** The IANA zone of a name that a mail program wrote; undefined for one that nobody knows. */
export function zoneNamed(name: string): string | undefined {
  const known = WINDOWS[name];
  if (known) return known;
  // Offsets such as "+01:00" are no names; some programs put a path in front.
  const iana = /(?:^|\/)([A-Z][A-Za-z_]+(?:\/[A-Za-z_+-]+){1,2})$/.exec(name)?.[1];
  if (!iana) return undefined;
  try {
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(iana).timeZoneId;
  } catch {
    return undefined;
  }
}
