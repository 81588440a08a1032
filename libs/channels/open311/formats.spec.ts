import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import { asOpen311Time, write, writeOne } from './formats.js';
import { problemIn } from './problem.js';

const parse = (xml: string): unknown => {
  expect(XMLValidator.validate(xml)).toBe(true);
  return new XMLParser({ ignoreDeclaration: true, parseTagValue: false }).parse(xml);
};

describe('an answer of GeoReport', () => {
  it('stands in its lists in XML, and is a bare list in JSON', () => {
    const items = [{ service_code: '0012', metadata: true, group: '', media_url: ['a', 'b'] }];
    const xml = write('xml', 'services', 'service', items);
    expect(xml.contentType).toBe('text/xml; charset=utf-8');
    expect(xml.body).toMatch(/^<\?xml version="1.0" encoding="utf-8"\?><services><service>/);
    expect(parse(xml.body)).toEqual({
      services: { service: { service_code: '0012', metadata: 'true', group: '', media_url: ['a', 'b'] } },
    });
    const json = write('json', 'services', 'service', items);
    expect(json.contentType).toBe('application/json; charset=utf-8');
    expect(JSON.parse(json.body)).toEqual(items);
  });

  it('without anything in it is an empty list', () => {
    expect(write('xml', 'services', 'service', []).body).toBe(
      '<?xml version="1.0" encoding="utf-8"?><services></services>',
    );
    expect(write('json', 'services', 'service', []).body).toBe('[]');
  });

  it('has lists within it by their names', () => {
    const definition = {
      service_code: 'x',
      attributes: [
        {
          code: 'size',
          values: [
            { key: '1', name: 'Small' },
            { key: '2', name: 'Large' },
          ],
        },
      ],
    };
    expect(parse(writeOne('xml', 'service_definition', definition).body)).toEqual({
      service_definition: {
        service_code: 'x',
        attributes: {
          attribute: {
            code: 'size',
            values: {
              value: [
                { key: '1', name: 'Small' },
                { key: '2', name: 'Large' },
              ],
            },
          },
        },
      },
    });
    expect(JSON.parse(writeOne('json', 'service_definition', definition).body)).toEqual(definition);
  });

  it('says whatever people wrote, without what no XML document may hold', () => {
    const words = 'Bins & <b>bags</b> “here” ]]> \u0000\u0008\u001b\ufffe\ud800 \t\r\nend 🗑';
    const { body } = write('xml', 'service_requests', 'request', [{ description: words }]);
    // eslint-disable-next-line no-control-regex
    expect(body).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/);
    const { description } = (parse(body) as { service_requests: { request: { description: string } } })
      .service_requests.request;
    expect(description).toContain('Bins & <b>bags</b> “here” ]]>');
    expect(description).toContain('end 🗑');
  });

  it('refuses with a code and a description', () => {
    expect(parse(problemIn('xml', 404, 'No such code.').body)).toEqual({
      errors: { error: { code: '404', description: 'No such code.' } },
    });
    expect(JSON.parse(problemIn('json', 403, 'Wrong.').body)).toEqual([
      { code: '403', description: 'Wrong.' },
    ]);
  });

  it('has times in UTC without fractions', () => {
    expect(asOpen311Time(Date.UTC(2026, 6, 7, 9, 5, 3, 999))).toBe('2026-07-07T09:05:03Z');
  });
});
