import { z } from 'zod';

/** What somebody filled in on a reporting site, in the words of Open311 GeoReport v2. */
export const report = z.object({
  /** Of the category. */
  code: z.string().max(100),
  title: z.string().max(500).optional(),
  /** In the words of whoever reported it. */
  description: z.string().max(20_000),
  /** WGS84. */
  latitude: z.number().min(-90).max(90).optional(),
  longitude: z.number().min(-180).max(180).optional(),
  /** As the site spells it. */
  address: z.string().max(500).optional(),
  /** The site’s own number of the place. */
  addressId: z.string().max(100).optional(),
  /** What was asked besides, by its code, in the order in which it came. */
  answers: z.array(z.object({ code: z.string().max(200), values: z.array(z.string()) })).max(200),
  /** Pictures that lie on the site. */
  mediaUrls: z.array(z.string().max(2000)).max(50),
  /** By what the site calls it. */
  siteId: z.string().max(200).optional(),
  /** It is shown to nobody but the site that sent it. */
  isPrivate: z.literal(true).optional(),
});
export type Report = z.infer<typeof report>;

/** What a category asks besides place and description: an “attribute” of Open311. */
export const reportQuestion = z.strictObject({
  code: z.string().regex(/^[A-Za-z0-9_-]{1,100}$/, 'letters, digits, hyphens and underscores'),
  datatype: z.enum(['string', 'number', 'datetime', 'text', 'singlevaluelist', 'multivaluelist']),
  required: z.boolean().default(false),
  /** The question, as people read it. */
  description: z.string().min(1).max(500),
  /** How to answer it. */
  datatypeDescription: z.string().max(500).optional(),
  /** For a list, what can be chosen. */
  values: z
    .array(z.strictObject({ key: z.string().min(1).max(200), name: z.string().min(1).max(500) }))
    .max(500)
    .default([]),
  /** It is filled in by the site and asked of nobody. */
  automated: z.enum(['server_set', 'hidden_field']).optional(),
});
/** Whether what is asked is chosen from a list. */
export const asksForChoice = ({ datatype }: Pick<ReportQuestion, 'datatype'>): boolean =>
  datatype === 'singlevaluelist' || datatype === 'multivaluelist';
export type ReportQuestion = z.infer<typeof reportQuestion>;

/** Each is known by its code, and one that is chosen from a list has something to choose from. */
function refuseFaulty(questions: readonly ReportQuestion[], context: z.RefinementCtx): void {
  questions.forEach((question, index) => {
    const { code, values } = question;
    const keys = values.map(({ key }) => key);
    const fault =
      questions.findIndex((other) => other.code === code) < index
        ? `the question ${code} stands there twice`
        : asksForChoice(question) && !question.automated && values.length === 0
          ? `${code} has nothing to choose from`
          : new Set(keys).size < keys.length
            ? `one of the values of ${code} stands there twice`
            : undefined;
    if (fault) context.addIssue({ code: 'custom', message: fault, path: [index] });
  });
}

/** What can be reported: a “service” of Open311. It belongs to a service of the organisation, which has several of them. */
export const reportCategory = z.strictObject({
  code: z.string().regex(/^[A-Za-z0-9_.-]{1,100}$/, 'letters, digits, hyphens, underscores and dots'),
  name: z.string().trim().min(1).max(200),
  description: z.string().max(2000).default(''),
  /** Short name of the service that deals with it. */
  service: z.string(),
  /** Under which it is listed. */
  group: z.string().max(200).optional(),
  /** `private`: what is reported is shown to nobody but the site. */
  keywords: z
    .array(z.string().regex(/^[^,\s]{1,50}$/, 'one word without a comma'))
    .max(20)
    .default([]),
  /** `realtime`: the number of the request is told at once; `batch`: a token is told, and the number later. */
  type: z.enum(['realtime', 'batch']).default('realtime'),
  questions: z.array(reportQuestion).max(100).default([]).superRefine(refuseFaulty),
});
export type ReportCategory = z.infer<typeof reportCategory>;
