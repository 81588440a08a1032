import { XMLBuilder } from 'fast-xml-parser';
import { storable, toIso } from '@frontdoor/kernel';

const FORMATS = ['xml', 'json'] as const;
export type Format = (typeof FORMATS)[number];
export const isFormat = (text: string): text is Format => FORMATS.some((each) => each === text);

type Value = string | number | boolean | null | undefined | Value[] | { [name: string]: Value };

const builder = new XMLBuilder({ format: false, suppressEmptyNode: true });

/** What no XML document may hold (XML 1.0, section 2.2); one of them and a reader refuses the whole list. */
// eslint-disable-next-line no-control-regex
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/**
 * An answer of GeoReport v2 in either format. In XML a list stands in `outer`, each of it in `inner`, and so do lists within
 * it, by `lists`; JSON has the bare list.
 */
export function write(
  format: Format,
  outer: string,
  inner: string,
  items: readonly { [name: string]: Value }[],
): { contentType: string; body: string } {
  if (format === 'json')
    return { contentType: 'application/json; charset=utf-8', body: JSON.stringify(items.map(inJson)) };
  return inDocument(
    items.length === 0 ? `<${outer}></${outer}>` : build({ [outer]: { [inner]: items.map(inXml) } }),
  );
}

/** A single thing that GeoReport writes without a list around it, such as the definition of a service. */
export function writeOne(
  format: Format,
  outer: string,
  item: { [name: string]: Value },
): { contentType: string; body: string } {
  if (format === 'json')
    return { contentType: 'application/json; charset=utf-8', body: JSON.stringify(inJson(item)) };
  return inDocument(build({ [outer]: inXml(item) }));
}

const build = (tree: object): string => builder.build(tree);

const inDocument = (root: string): { contentType: string; body: string } => ({
  contentType: 'text/xml; charset=utf-8',
  body: `<?xml version="1.0" encoding="utf-8"?>${root}`,
});

/** Lists within an item, by their name, and what each of them stands in. */
const WITHIN: Readonly<Record<string, string>> = {
  attributes: 'attribute',
  values: 'value',
  endpoints: 'endpoint',
  formats: 'format',
};

function inXml(value: Value): Value {
  if (typeof value === 'string') return storable(value).replaceAll(FORBIDDEN, '');
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map(inXml);
  if (typeof value !== 'object') return String(value);
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => {
      const inner = WITHIN[name];
      return [name, inner && Array.isArray(each) ? { [inner]: each.map(inXml) } : inXml(each)];
    }),
  );
}

function inJson(value: Value): unknown {
  if (Array.isArray(value)) return value.map(inJson);
  if (value === null || typeof value !== 'object') return value ?? null;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, inJson(each)]));
}

/** An instant as GeoReport has them: UTC, without fractions. */
export const asOpen311Time = (instant: number): string => `${toIso(instant).slice(0, 19)}Z`;
