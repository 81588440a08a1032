import { parseDocument } from 'yaml';
import type { z } from 'zod';
import type { PackFault, PackFile } from './pack.js';

interface Parsed<T> {
  value?: T;
  faults: PackFault[];
}

/** Parses a YAML or JSON file and holds it against a schema; every fault is named with its place. */
export function parseFile<T>(file: PackFile, schema: z.ZodType<T>): Parsed<T> {
  const { value: raw, faults } = parseText(file);
  if (faults.length > 0) return { faults };
  const result = schema.safeParse(raw);
  if (result.success) return { value: result.data, faults: [] };
  return {
    faults: result.error.issues.map((issue) => ({
      file: file.path,
      path: place(raw, issue.path),
      message: issue.message,
    })),
  };
}

/** JSON is read as such, many times faster; where that fails, reading it as YAML tells the line. */
function parseText({ path, text }: PackFile): Parsed<unknown> {
  if (path.endsWith('.json')) {
    try {
      return { value: JSON.parse(text), faults: [] };
    } catch {
      // Told below.
    }
  }
  const document = parseDocument(text);
  const faults = document.errors.map(({ message, linePos }) => ({
    file: path,
    path: linePos ? `line ${linePos[0].line}` : '',
    // The place again, and an excerpt on further lines.
    message: message.replace(/ at line \d+, column \d+:\n[^]*$/, ''),
  }));
  if (faults.length > 0) return { faults };
  try {
    return { value: document.toJS(), faults: [] };
  } catch {
    // The library counts what aliases stand for, and gives up where a small text would become a very large one.
    const message = 'its aliases (such as *this) stand for too much: write out what they stand for';
    return { faults: [{ file: path, path: '', message }] };
  }
}

/** `promises.CITY-E1.clocks.0.within`: entries that have an ID are named by it and not by their number. */
function place(raw: unknown, path: readonly PropertyKey[]): string {
  const words: string[] = [];
  let at: unknown = raw;
  for (const key of path) {
    at = (at as Partial<Record<PropertyKey, unknown>> | null | undefined)?.[key];
    const id = (at as { id?: unknown } | null | undefined)?.id;
    words.push(typeof key === 'number' && typeof id === 'string' ? id : String(key));
  }
  return words.join('.');
}
