import { asksForChoice, type ReportCategory, type ReportQuestion } from '@frontdoor/contracts';

/** A question as it stands in the form. */
export interface QuestionFields {
  key: string;
  code: string;
  description: string;
  datatype: ReportQuestion['datatype'];
  required: boolean;
  /** One to a line, `key = what people read`, or both in one. */
  values: string;
  /** What the form does not show is kept as it is. */
  rest: Partial<ReportQuestion>;
}

export interface CategoryFields {
  code: string;
  name: string;
  description: string;
  service: string;
  group: string;
  isPrivate: boolean;
  /** Besides `private`. */
  keywords: string[];
  type: ReportCategory['type'];
  questions: QuestionFields[];
}

const PRIVATE = 'private';

export const newQuestion = (): QuestionFields => ({
  key: crypto.randomUUID(),
  code: '',
  description: '',
  datatype: 'string',
  required: false,
  values: '',
  rest: {},
});

export const fieldsOf = (category: ReportCategory | null, service: string): CategoryFields => ({
  code: category?.code ?? '',
  name: category?.name ?? '',
  description: category?.description ?? '',
  service: category?.service ?? service,
  group: category?.group ?? '',
  isPrivate: category?.keywords.includes(PRIVATE) ?? false,
  keywords: (category?.keywords ?? []).filter((each) => each !== PRIVATE),
  type: category?.type ?? 'realtime',
  questions: (category?.questions ?? []).map(
    ({ code, description, datatype, required, values, ...rest }) => ({
      ...{ key: crypto.randomUUID(), code, description, datatype, required, rest },
      values: values.map(({ key, name }) => (key === name ? key : `${key} = ${name}`)).join('\n'),
    }),
  ),
});

/** As it is sent; whether it can be is the hub's to say, by the rule that the command line has too. */
export const categoryOf = ({
  isPrivate,
  keywords,
  group,
  questions,
  code: _code,
  ...fields
}: CategoryFields): Omit<ReportCategory, 'code'> => ({
  ...fields,
  name: fields.name.trim(),
  ...(group.trim() !== '' && { group: group.trim() }),
  keywords: isPrivate ? [PRIVATE, ...keywords] : keywords,
  questions: questions.map(({ key: _key, values, rest, ...question }) => ({
    ...rest,
    ...question,
    code: question.code.trim(),
    values: asksForChoice(question) ? valuesOf(values) : [],
  })),
});

const valuesOf = (text: string): ReportQuestion['values'] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const [, key, name] = /^([^=]+?)\s*=\s*(.+)$/.exec(line) ?? [];
      return key !== undefined && name !== undefined ? { key, name } : { key: line, name: line };
    });
