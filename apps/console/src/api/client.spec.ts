import { describe, expect, it } from 'vitest';
import { requestUrl } from './client.js';

describe('requestUrl', () => {
  it('fills the path and escapes what it fills in', () => {
    expect(requestUrl('/api/v1/contacts/:id/attachments/:index', { id: 'a/b', index: 0 })).toBe(
      '/api/v1/contacts/a%2Fb/attachments/0',
    );
  });

  it('adds the query without absent and empty values', () => {
    expect(
      requestUrl('/api/v1/queue', {}, { view: 'mine', service: '', channel: undefined, limit: 50 }),
    ).toBe('/api/v1/queue?view=mine&limit=50');
  });

  it('refuses a path with a parameter missing', () => {
    expect(() => requestUrl('/api/v1/enquiries/:id')).toThrow('needs the parameter "id"');
  });
});
