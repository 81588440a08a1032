import { FrontdoorError, readForm } from '@frontdoor/kernel';
import { boundaryIn, type FormLimits, readFormData, type SentFile } from '../core/index.js';

/** What a report may hold: sites send up to three photographs, and files of private reports. */
export const REPORT_LIMITS = {
  files: 20,
  fileBytes: 20 * 1024 * 1024,
  parts: 400,
  fieldBytes: 512 * 1024,
} as const satisfies FormLimits;

/** The arguments of a request; what is empty counts as absent. */
export class SentFields {
  constructor(
    private readonly fields: URLSearchParams,
    readonly files: readonly SentFile[],
  ) {}

  /** @throws FrontdoorError `content-type-unsupported`, `body-too-complex`, `input-invalid` where it did not arrive whole or is too much. */
  static read(body: Uint8Array, contentType: string): SentFields {
    if (/^application\/x-www-form-urlencoded\s*(;|$)/i.test(contentType))
      return new SentFields(readForm(new TextDecoder().decode(body)), []);
    const boundary = boundaryIn(contentType);
    if (boundary === undefined) throw new FrontdoorError('content-type-unsupported');
    const { fields, files, trouble } = readFormData(body, boundary, REPORT_LIMITS);
    if (trouble) throw new FrontdoorError('input-invalid', { faults: TROUBLE[trouble] });
    return new SentFields(fields, files);
  }

  get(name: string): string | undefined {
    return this.all(name)[0];
  }

  /** Of an argument that may be repeated. */
  all(name: string): string[] {
    return this.fields
      .getAll(name)
      .map((each) => each.trim())
      .filter(Boolean);
  }

  /** `attribute[code]=value`, and `attribute[code][]`, by their codes in the order in which they came. */
  answers(): { code: string; values: string[] }[] {
    const found = new Map<string, string[]>();
    for (const [name, value] of this.fields) {
      const code = /^attribute\[([^\]]{1,200})\](\[\])?$/.exec(name)?.[1];
      if (code === undefined || value.trim() === '') continue;
      found.set(code, [...(found.get(code) ?? []), value.trim()]);
    }
    return Array.from(found, ([code, values]) => ({ code, values }));
  }
}

const TROUBLE = {
  broken: 'the body, which did not arrive whole',
  'too-many-files': `the files, of which there may be ${REPORT_LIMITS.files}`,
  'files-too-large': `the files, which may have ${REPORT_LIMITS.fileBytes / 1024 / 1024} MB together`,
} as const;
