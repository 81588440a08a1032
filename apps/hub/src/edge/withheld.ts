import { KEPT_FROM_YOU } from '@frontdoor/contracts';
import { z } from 'zod';

/** What says where something stands and who deals with it, and nothing of what a customer said. */
const SHOWN = new Set([
  'reference',
  'language',
  'service',
  'serviceSlug',
  'promiseId',
  'agent',
  'owner',
  'team',
  'problem',
]);
/** By which people know a row. */
const TITLES = new Set(['subject', 'customer', 'name']);
/** Texts of these forms are no words. */
const FORMS = new Set(['uuid', 'datetime', 'date']);

/**
 * An answer in which each part that names one of some enquiries, by its id or its reference, says no more than that there is one:
 * texts and lists go, numbers, times and states stay, so that what is counted and paged stays as it is.
 *
 * @param schema of the answer
 * @param kept ids and references
 * @returns undefined where the answer as a whole is about one of them, or cannot be told without it
 */
export function withheld(schema: z.ZodType, answer: unknown, kept: ReadonlySet<string>): unknown {
  if (names(answer, kept)) return undefined;
  const shown = shownOf(schema, answer, kept);
  const { success } = schema.safeParse(shown);
  return success ? shown : undefined;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** By a text of its own, or by that of the enquiry within it. */
const names = (value: unknown, kept: ReadonlySet<string>): boolean =>
  isObject(value) &&
  Object.entries(value).some(([key, each]) =>
    typeof each === 'string' ? kept.has(each) : key === 'enquiry' && names(each, kept),
  );

function shownOf(schema: z.ZodType | undefined, value: unknown, kept: ReadonlySet<string>): unknown {
  const inner = schema && innermost(schema, value);
  if (names(value, kept)) return maskedOf(inner, value);
  if (Array.isArray(value)) return value.map((each) => shownOf(elementOf(inner), each, kept));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, shownOf(partOf(inner, key), each, kept)]),
  );
}

/** The same without words. What the schema does not tell of is left out, so that it is refused where it has to be there. */
function maskedOf(schema: z.ZodType | undefined, value: unknown, key = ''): unknown {
  if (value === null || value === undefined || SHOWN.has(key)) return value;
  const inner = schema && innermost(schema, value);
  if (!inner) return undefined;
  if (Array.isArray(value))
    return value.filter((each) => isObject(each)).map((each) => maskedOf(elementOf(inner), each));
  if (isObject(value)) {
    const masked = Object.fromEntries(
      Object.entries(value).map(([name, each]) => [name, maskedOf(partOf(inner, name), each, name)]),
    );
    return mayBeNull(schema) && !inner.safeParse(masked).success ? null : masked;
  }
  if (!(inner instanceof z.ZodString || inner instanceof z.ZodStringFormat)) return value;
  if (FORMS.has(inner.format ?? '')) return value;
  if (TITLES.has(key)) return KEPT_FROM_YOU;
  return mayBeNull(schema) ? null : '';
}

const mayBeNull = (schema: z.ZodType | undefined): boolean => schema?.safeParse(null).success ?? false;

/** Without what makes it optional; of several the one that fits. */
function innermost(schema: z.ZodType, value: unknown): z.ZodType | undefined {
  if (schema instanceof z.ZodNullable || schema instanceof z.ZodOptional || schema instanceof z.ZodReadonly)
    return innermost(schema.unwrap() as z.ZodType, value);
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodCatch)
    return innermost(schema.unwrap() as z.ZodType, value);
  if (schema instanceof z.ZodUnion) {
    const fitting = (schema.options as z.ZodType[]).find((each) => each.safeParse(value).success);
    return fitting && innermost(fitting, value);
  }
  return schema;
}

const elementOf = (schema: z.ZodType | undefined): z.ZodType | undefined =>
  schema instanceof z.ZodArray ? (schema.element as z.ZodType) : undefined;

function partOf(schema: z.ZodType | undefined, key: string): z.ZodType | undefined {
  if (schema instanceof z.ZodObject) return schema.shape[key] as z.ZodType | undefined;
  return schema instanceof z.ZodRecord ? (schema.valueType as z.ZodType) : undefined;
}
