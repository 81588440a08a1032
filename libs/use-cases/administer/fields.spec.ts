import { FrontdoorError } from '@frontdoor/kernel';
import { describe, expect, it } from 'vitest';
import { entryPointFields } from './entry-points.js';
import { integrationFields } from './integrations.js';
import { organisationFields } from './organisations.js';
import { passwordOf } from './passwords.js';
import { serviceFields } from './services.js';
import { newUserFields, userFields } from './user-fields.js';

const codeOf = (check: () => unknown): string => {
  try {
    check();
  } catch (error) {
    if (error instanceof FrontdoorError) return error.code;
    throw error;
  }
  return 'taken';
};

describe('what an administrator gives', () => {
  it.each([
    ['email', ' Help@Testshire.example ', 'help@testshire.example'],
    ['sms', '07700 900123', '+447700900123'],
    ['callback', '+44 1632 960100', '+441632960100'],
    ['web', 'contact', 'contact'],
    ['letter', ' The Guildhall ', 'The Guildhall'],
  ])('takes an entry point on the %s channel in its spelling', (channel, address, spelt) => {
    expect(entryPointFields({ channel, address })).toEqual({ channel, address: spelt });
  });

  it.each([
    ['email', 'nobody', 'email-address-malformed'],
    ['sms', '12', 'telephone-number-malformed'],
    ['api', 'Report it', 'short-name-malformed'],
    ['visit', ' ', 'name-malformed'],
    ['smoke', 'x', 'word-unknown'],
  ])('refuses an entry point on the %s channel at "%s"', (channel, address, code) => {
    expect(codeOf(() => entryPointFields({ channel, address }))).toBe(code);
  });

  it('makes the short name of a service from its name', () => {
    const given = { name: 'Élections & more ', slug: undefined, kind: 'enquiry', team: 'Places' };
    expect(serviceFields({ ...given, customerServiceCentre: false })).toMatchObject({
      name: 'Élections & more',
      slug: 'e-lections-more',
    });
  });

  it('refuses what is no charter pack, time zone, role, language, capacity or web address', () => {
    const council = { name: 'Testshire', packId: 'cambridge-city', zone: 'Europe/London' };
    const packs = ['cambridge-city'];
    expect(organisationFields(council, packs)).toEqual(council);
    expect(codeOf(() => organisationFields({ ...council, packId: 'x' }, packs))).toBe('pack-unknown');
    expect(codeOf(() => organisationFields({ ...council, zone: 'Here' }, packs))).toBe('time-zone-unknown');
    expect(codeOf(() => userFields({ roles: ['king'] }))).toBe('word-unknown');
    expect(codeOf(() => userFields({ languages: ['english!'] }))).toBe('language-malformed');
    expect(codeOf(() => userFields({ capacity: '101' }))).toBe('number-out-of-range');
    expect(codeOf(() => userFields({ capacity: '1.5' }))).toBe('number-out-of-range');
    const http = { key: 'report-it', name: undefined, replyUrl: 'http://x.example' };
    expect(codeOf(() => integrationFields(http))).toBe('web-address-malformed');
    expect(integrationFields({ ...http, replyUrl: 'http://localhost:4000/' }).name).toBe('report-it');
  });

  it('names nothing to change where nothing was given, and keeps each role once', () => {
    expect(userFields({}).columns).toEqual({});
    const ann = { email: 'ANN@x.example', name: 'Ann', team: 'Places', roles: ['agent', 'agent'] };
    expect(newUserFields(ann)).toMatchObject({ email: 'ann@x.example', columns: { roles: ['agent'] } });
  });

  it('takes passwords of 12 to 200 characters', () => {
    expect(passwordOf('x'.repeat(12))).toHaveLength(12);
    expect(codeOf(() => passwordOf('x'.repeat(11)))).toBe('password-unfit');
    expect(codeOf(() => passwordOf('x'.repeat(201)))).toBe('password-unfit');
  });
});
