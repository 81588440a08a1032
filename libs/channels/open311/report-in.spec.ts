import { type ReportCategory, reportCategory } from '@frontdoor/contracts';
import { describe, expect, it } from 'vitest';
import { readReport } from './report-in.js';
import { SentFields } from './sent-fields.js';
import { readUpdate } from './update-in.js';

const category = reportCategory.parse({
  code: 'pothole',
  name: 'Pothole',
  service: 'streets',
  questions: [
    {
      code: 'fixmystreet_id',
      datatype: 'string',
      required: true,
      description: 'Number',
      automated: 'server_set',
    },
    {
      code: 'size',
      datatype: 'singlevaluelist',
      required: true,
      description: 'How large is it?',
      values: [{ key: 'l', name: 'As a plate' }],
    },
  ],
});
const PLACE = { lat: '52.2053', long: '0.1218' };
const ANSWER = { 'attribute[size]': 'l' };

const fieldsOf = (given: Readonly<Record<string, string | readonly string[]>>): SentFields => {
  const fields = new URLSearchParams();
  for (const [name, value] of Object.entries(given))
    for (const each of typeof value === 'string' ? [value] : value) fields.append(name, each);
  return SentFields.read(Buffer.from(fields.toString()), 'application/x-www-form-urlencoded');
};
const read = (given: Readonly<Record<string, string | readonly string[]>>, of: ReportCategory = category) =>
  readReport(fieldsOf(given), of, 'site');

describe('a report', () => {
  it('as FixMyStreet sends it is a contact with all that was said', () => {
    const contact = read({
      ...PLACE,
      service_code: 'pothole',
      email: 'resident@customer.example',
      first_name: 'A',
      last_name: 'Resident',
      phone: '01223 457000',
      description: 'title: A hole\n\ndetail: It is deep\n\nurl: https://site.example/report/17',
      'attribute[size]': 'l',
      'attribute[fixmystreet_id]': '17',
      'attribute[easting]': '544000',
      'attribute[surface]': ['wet', 'broken'],
      media_url: ['https://site.example/1.jpeg', 'https://site.example/2.jpeg', 'javascript:alert(1)'],
    });
    expect(contact).toEqual({
      channel: 'api',
      entryPoint: 'site',
      from: { kind: 'email', value: 'resident@customer.example', name: 'A Resident' },
      alsoReachableAt: [{ kind: 'phone', value: '+441223457000' }],
      subject: 'A hole',
      service: 'streets',
      text: [
        'title: A hole\n\ndetail: It is deep\n\nurl: https://site.example/report/17\n',
        'Reported: Pothole',
        'On the map: 52.2053, 0.1218',
        'How large is it?: As a plate',
        'surface: wet, broken',
        'Picture: https://site.example/1.jpeg',
        'Picture: https://site.example/2.jpeg',
      ].join('\n'),
      report: {
        code: 'pothole',
        description: 'title: A hole\n\ndetail: It is deep\n\nurl: https://site.example/report/17',
        title: 'A hole',
        latitude: 52.2053,
        longitude: 0.1218,
        answers: [
          { code: 'size', values: ['l'] },
          { code: 'fixmystreet_id', values: ['17'] },
          { code: 'easting', values: ['544000'] },
          { code: 'surface', values: ['wet', 'broken'] },
        ],
        mediaUrls: ['https://site.example/1.jpeg', 'https://site.example/2.jpeg'],
        siteId: '17',
      },
    });
  });

  it('may have an address in the place of a point, and nobody who is known', () => {
    const contact = read({ ...ANSWER, address_string: '12 Mill Road', first_name: '-', last_name: '-' });
    expect(contact).toMatchObject({ subject: 'Pothole', place: { address: '12 Mill Road' } });
    expect(contact).not.toHaveProperty('from');
    expect(read({ ...ANSWER, address_string: '#NOTPINPOINTED#' })).not.toHaveProperty('place');
    expect(read({ ...ANSWER, ...PLACE, account_id: '9' }).from).toEqual({ kind: 'handle', value: '9' });
  });

  it('is private where its category is, or it says so', () => {
    expect(read({ ...ANSWER, ...PLACE }).report).not.toHaveProperty('isPrivate');
    for (const said of ['1', 'true', 'on', 'Y', 'private'])
      expect(read({ ...ANSWER, ...PLACE, non_public: said }).report!.isPrivate, said).toBe(true);
    for (const said of ['0', 'false', 'No'])
      expect(read({ ...ANSWER, ...PLACE, non_public: said }).report!.isPrivate, said).toBeUndefined();
    expect(read({ ...ANSWER, ...PLACE }, { ...category, keywords: ['private'] }).report!.isPrivate).toBe(
      true,
    );
  });

  it.each([
    [{}, ['lat and long, or address_string, or address_id', 'attribute[size]']],
    [{ ...ANSWER, lat: '52.2' }, ['lat and long go together']],
    [{ ...ANSWER, lat: '91', long: '0' }, ['lat, which is a number of degrees']],
    [{ ...ANSWER, lat: 'x', long: '181' }, ['lat, which', 'long, which']],
    [{ ...PLACE, 'attribute[size]': ' ' }, ['attribute[size]']],
    [{ ...ANSWER, ...PLACE, description: 'x'.repeat(20_001) }, ['description, which may have 20000']],
  ])('%j is refused', (given, faults) => {
    const refusal = (() => {
      try {
        return read(given);
      } catch (error) {
        return error as Error;
      }
    })();
    expect(refusal).toMatchObject({ code: 'input-invalid' });
    for (const fault of faults) expect((refusal as Error).message).toContain(fault);
  });
});

describe('an update', () => {
  const GIVEN = { service_request_id: 'K7Q2-9XMA', update_id: '5', description: 'Still there' };
  it('belongs to its report, whoever wrote it', () => {
    const { updateId, requestId, contact } = readUpdate(
      fieldsOf({
        ...GIVEN,
        status: 'FIXED',
        email: 'other@customer.example',
        media_url: 'https://site.example/3.jpeg',
      }),
      'site',
    );
    expect([updateId, requestId]).toEqual(['5', 'K7Q2-9XMA']);
    expect(contact).toMatchObject({
      channel: 'api',
      from: { kind: 'email', value: 'other@customer.example' },
      text: 'Still there\n\nThe site says that it is fixed.\n\nPicture: https://site.example/3.jpeg',
      thread: { reference: 'K7Q2-9XMA', vouched: true },
    });
  });

  it('may say nothing but a state', () => {
    expect(readUpdate(fieldsOf({ ...GIVEN, description: '', status: 'reopen' }), 'site').contact.text).toBe(
      'The site says that it is open again.',
    );
  });

  it.each(['service_request_id', 'update_id', 'description'])('without its %s is refused', (name) => {
    expect(() => readUpdate(fieldsOf({ ...GIVEN, [name]: '' }), 'site')).toThrow(name);
  });
});
