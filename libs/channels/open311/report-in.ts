import type { InboundContact, Party, Report, ReportCategory } from '@frontdoor/contracts';
import { FrontdoorError, toE164 } from '@frontdoor/kernel';
import { z } from 'zod';
import type { SentFields } from './sent-fields.js';

/** By these sites say what they call a report. */
const SITE_ID = 'fixmystreet_id';
/** A place that was not put on the map. */
const NOT_PINPOINTED = '#NOTPINPOINTED#';
/** GeoReport allows 4,000 characters; sites put title, details and a link into it. */
const MOST_WORDS = 20_000;

const email = z.email().max(320);

/**
 * A report as a site posts it → a contact.
 *
 * @throws FrontdoorError `input-invalid` naming every argument that is missing or wrong.
 */
export function readReport(
  fields: SentFields,
  category: ReportCategory,
  entryPoint: string,
): Omit<InboundContact, 'attachments'> {
  const faults: string[] = [];
  const latitude = degrees(fields.get('lat'), 90, 'lat', faults);
  const longitude = degrees(fields.get('long'), 180, 'long', faults);
  const address = fields.get('address_string')?.replace(NOT_PINPOINTED, '').trim().slice(0, 500) || undefined;
  const addressId = fields.get('address_id');
  if ((latitude === undefined) !== (longitude === undefined)) faults.push('lat and long go together');
  if (latitude === undefined && !fields.get('address_string') && !addressId)
    faults.push('lat and long, or address_string, or address_id');
  const answers = fields.answers();
  const missing = category.questions.filter(
    ({ code, required, automated }) =>
      required && automated === undefined && !answers.some((each) => each.code === code),
  );
  faults.push(...missing.map(({ code }) => `attribute[${code}]`));
  const description = fields.get('description') ?? '';
  if (description.length > MOST_WORDS) faults.push(`description, which may have ${MOST_WORDS} characters`);
  if (faults.length > 0)
    throw new FrontdoorError('input-invalid', { faults: faults.join('; ').slice(0, 1000) });
  const answered = (code: string): string | undefined =>
    answers.find((each) => each.code === code)?.values[0];
  const title = fields.get('title') ?? answered('title') ?? /^title: (.+)$/m.exec(description)?.[1];
  const isPrivate =
    category.keywords.includes('private') ||
    // Whatever else it says: what was meant to be private is never shown for want of the right word.
    !/^(0|false|no|off)?$/i.test(fields.get('non_public') ?? answered('non_public') ?? '');
  const report: Report = {
    code: category.code,
    description,
    ...(title && { title: title.trim().slice(0, 500) }),
    ...(latitude !== undefined && longitude !== undefined && { latitude, longitude }),
    ...(address && { address }),
    ...(addressId && { addressId: addressId.slice(0, 100) }),
    answers: answers.slice(0, 200),
    mediaUrls: fields.all('media_url').filter(isWebAddress).slice(0, 50),
    ...(answered(SITE_ID) && { siteId: answered(SITE_ID)!.slice(0, 200) }),
    ...(isPrivate && { isPrivate: true }),
  };
  return {
    channel: 'api',
    entryPoint,
    ...writer(fields, report.siteId),
    subject: report.title ?? category.name,
    text: sayReport(description, report, category),
    ...(address && { place: { address: address.slice(0, 400) } }),
    service: category.service,
    report,
  };
}

/** Whoever reported or wrote, as far as the site says. */
export function writer(
  fields: SentFields,
  siteId?: string,
): Pick<InboundContact, 'from' | 'alsoReachableAt'> {
  const name = [fields.get('first_name'), fields.get('last_name')]
    .filter((each) => each !== undefined && each !== '-')
    .join(' ')
    .slice(0, 200);
  const address = fields.get('email');
  const phone = toE164(fields.get('phone') ?? '');
  const known = fields.get('account_id') ?? siteId;
  const parties: Party[] = [
    ...(address && email.safeParse(address).success ? [{ kind: 'email' as const, value: address }] : []),
    ...(phone ? [{ kind: 'phone' as const, value: phone }] : []),
  ];
  if (parties.length === 0 && known) parties.push({ kind: 'handle', value: known.slice(0, 200) });
  const [from, ...alsoReachableAt] = parties;
  return { ...(from && { from: { ...from, ...(name && { name }) } }), alsoReachableAt };
}

function degrees(text: string | undefined, most: number, name: string, faults: string[]): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (Number.isFinite(value) && Math.abs(value) <= most) return value;
  faults.push(`${name}, which is a number of degrees`);
  return undefined;
}

const isWebAddress = (text: string): boolean =>
  text.length <= 2000 && /^https?:\/\//i.test(text) && URL.canParse(text);

/** What sites send of a place beside its coordinates, and what is told elsewhere. */
const UNSAID = new Set([SITE_ID, 'easting', 'northing', 'title', 'non_public']);

/** The report as people read it: what was written, where it is, and what was asked besides. */
function sayReport(description: string, report: Report, { name, questions }: ReportCategory): string {
  const { latitude, longitude, address, addressId, answers, mediaUrls } = report;
  const asked = new Map(questions.map((each) => [each.code, each]));
  const lines = [
    `Reported: ${name}`,
    ...(address ? [`Where: ${address}`] : []),
    ...(latitude === undefined ? [] : [`On the map: ${latitude}, ${longitude}`]),
    ...(addressId ? [`Number of the place: ${addressId}`] : []),
    ...answers
      .filter(({ code }) => !UNSAID.has(code))
      .map(({ code, values }) => {
        const question = asked.get(code);
        const said = values.map((value) => question?.values.find(({ key }) => key === value)?.name ?? value);
        return `${question?.description ?? code}: ${said.join(', ')}`;
      }),
    ...mediaUrls.map((url) => `Picture: ${url}`),
  ];
  return [description, lines.join('\n')].filter(Boolean).join('\n\n');
}
