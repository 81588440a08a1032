import { z } from 'zod';
import { endpoint, session } from '../endpoint.js';
import { reportCategory } from '../report.js';
import { instant } from '../words.js';
import { partnerSetUp, partnerKind } from './partners.js';
import { setUpChange } from './set-up-changes.js';

const reportCategoriesView = z.object({
  /** In the order of their groups and names. */
  categories: z.array(reportCategory),
  /** Those that a category may belong to. */
  services: z.array(z.object({ slug: z.string(), name: z.string() })),
  /** The newest first, at most 50. */
  changes: z.array(setUpChange),
});
export type ReportCategoriesView = z.infer<typeof reportCategoriesView>;

/** Of one that is taken away, whatever it is called. */
const code = z.object({ code: z.string().max(100) });
const change = z.object({ id: z.uuid() });

export const readReportCategories = endpoint({
  method: 'GET',
  path: '/api/v1/set-up/report-categories',
  access: session('supervisor', 'administrator'),
  summary: 'What can be reported on reporting sites by Open311, and who changed that',
  answer: reportCategoriesView,
});

export const saveReportCategory = endpoint({
  method: 'PUT',
  path: '/api/v1/set-up/report-categories/:code',
  access: session('administrator'),
  summary: 'Add a category of reporting sites, or change the one of this code',
  params: reportCategory.pick({ code: true }),
  body: z.object({
    category: reportCategory.omit({ code: true }),
    /** As it was shown, null for a new one: refused where somebody changed it since. */
    was: reportCategory.nullable(),
  }),
  answer: reportCategoriesView,
});

export const removeReportCategory = endpoint({
  method: 'DELETE',
  path: '/api/v1/set-up/report-categories/:code',
  access: session('administrator'),
  summary: 'Take a category away from reporting sites; what was reported under it stays',
  params: code,
  answer: reportCategoriesView,
});

export const addReportCategories = endpoint({
  method: 'POST',
  path: '/api/v1/set-up/report-categories/from-services',
  access: session('administrator'),
  summary: 'Add categories for the services that have none, one for each of their topics',
  status: 200,
  answer: reportCategoriesView,
});

export const undoReportCategory = endpoint({
  method: 'POST',
  path: '/api/v1/set-up/report-categories/changes/:id/undo',
  access: session('administrator'),
  summary: 'Take back the newest change of a category of reporting sites',
  params: change,
  status: 200,
  answer: reportCategoriesView,
});

const partnersView = z.object({
  partners: z.array(
    partnerSetUp.extend({
      hasKey: z.boolean(),
      /** Why it cannot be reached, and since when; null while it can. */
      trouble: z.object({ problem: z.string(), since: instant }).nullable(),
    }),
  ),
  /** The newest first, at most 50. */
  changes: z.array(setUpChange),
});
export type PartnersView = z.infer<typeof partnersView>;

export const readPartnerSetUp = endpoint({
  method: 'GET',
  path: '/api/v1/set-up/partners',
  access: session('supervisor', 'administrator'),
  summary: 'Other organisations that enquiries are handed to, how, and who changed that',
  answer: partnersView,
});

export const savePartner = endpoint({
  method: 'PUT',
  path: '/api/v1/set-up/partners/:slug',
  access: session('administrator'),
  summary: 'Add a partner, or change the one of this short name',
  params: z.object({ slug: z.string().max(100) }),
  body: z.object({
    name: z.string().max(200),
    kind: partnerKind,
    address: z.string().max(2000),
    jurisdiction: z.string().trim().max(200).nullable(),
    serviceCode: z.string().trim().max(200).nullable(),
    /** Another key; null takes it away, left out it stays as it is. */
    apiKey: z.string().trim().min(1).max(500).nullable().optional(),
    /** As it was shown, null for a new one: refused where somebody changed it since. */
    was: partnerSetUp.nullable(),
  }),
  answer: partnersView,
});

export const removePartner = endpoint({
  method: 'DELETE',
  path: '/api/v1/set-up/partners/:slug',
  access: session('administrator'),
  summary: 'Hand nothing more to a partner; what was handed to it is still followed',
  params: z.object({ slug: z.string().max(100) }),
  answer: partnersView,
});

export const undoPartnerChange = endpoint({
  method: 'POST',
  path: '/api/v1/set-up/partners/changes/:id/undo',
  access: session('administrator'),
  summary: 'Take back the newest change of a partner; its key stays as it is',
  params: change,
  status: 200,
  answer: partnersView,
});
