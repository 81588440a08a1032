import { z } from 'zod';
import { endpoint } from '../endpoint.js';
import { language } from '../words.js';

const page = { access: { by: 'public' } as const, produces: 'text/html' };
const indexed = { by: 'public', indexed: true } as const;
const form = { consumes: ['application/x-www-form-urlencoded'] };
const formWithFiles = { consumes: [...form.consumes, 'multipart/form-data'] };

export const homePage = endpoint({
  ...page,
  access: indexed,
  method: 'GET',
  path: '/',
  summary: 'Where to go',
});

export const robots = endpoint({
  method: 'GET',
  path: '/robots.txt',
  access: { by: 'public' },
  summary: 'What search engines and other robots may look at (RFC 9309)',
  produces: 'text/plain',
});

export const councilColours = endpoint({
  method: 'GET',
  path: '/assets/council.css',
  access: { by: 'public', limited: false },
  summary: 'The colours of the organisation, over those that its public pages have otherwise',
  produces: 'text/css',
});

export const contactPage = endpoint({
  ...page,
  access: indexed,
  method: 'GET',
  path: '/contact',
  summary: 'Raise an enquiry without an account',
});

export const sendContactForm = endpoint({
  ...page,
  ...formWithFiles,
  method: 'POST',
  path: '/contact',
  summary:
    'Take the contact form, or keep it to be finished later; answers with the reference and the tracking link',
});

const savedForm = z.object({ token: z.string().max(100) });

export const openSavedForm = endpoint({
  ...page,
  method: 'GET',
  path: '/contact/:token',
  summary: 'Go on with a form that was saved; once it was sent, follow the enquiry that it opened',
  params: savedForm,
});

export const savedFormPage = endpoint({
  ...page,
  method: 'GET',
  path: '/contact/:token/saved',
  summary: 'That a form is saved, until when, and its link',
  params: savedForm,
});

export const askForFormLink = endpoint({
  ...page,
  ...form,
  method: 'POST',
  path: '/contact/:token/link',
  summary: 'Send the link of a saved form to an email address or telephone number',
  params: savedForm,
});

export const deleteSavedForm = endpoint({
  ...page,
  ...form,
  method: 'POST',
  path: '/contact/:token/delete',
  summary: 'Delete a saved form and its files at once',
  params: savedForm,
});

const token = z.object({ token: z.string().max(100) });

export const trackPage = endpoint({
  ...page,
  method: 'GET',
  path: '/track/:token',
  summary: 'Follow an enquiry',
  params: token,
});

export const trackedFile = endpoint({
  method: 'GET',
  path: '/track/:token/files/:contact/:index',
  access: { by: 'public' },
  summary: 'Save a file that was sent with an answer, as whoever may follow the enquiry',
  params: token.extend({ contact: z.uuid(), index: z.coerce.number().int().min(0).max(999) }),
  produces: 'application/octet-stream',
});

export const addToEnquiry = endpoint({
  ...page,
  ...formWithFiles,
  method: 'POST',
  path: '/track/:token',
  summary: 'Add to an enquiry',
  params: token,
});

export const cancelPage = endpoint({
  ...page,
  method: 'GET',
  path: '/track/:token/cancel',
  summary: 'What happens when an enquiry is cancelled',
  params: token,
});

export const cancelEnquiry = endpoint({
  ...page,
  ...form,
  method: 'POST',
  path: '/track/:token/cancel',
  summary: 'The customer takes an enquiry back: it is closed as withdrawn',
  params: token,
});

export const detailsPage = endpoint({
  ...page,
  method: 'GET',
  path: '/track/:token/details',
  summary: 'Tell new details: name, addresses, how to be answered',
  params: token,
});

export const changeDetails = endpoint({
  ...page,
  ...form,
  method: 'POST',
  path: '/track/:token/details',
  summary: 'Take new details as a contact of the enquiry, and tell the old addresses that there are some',
  params: token,
});

const ownAppointment = token.extend({ id: z.uuid() });

export const appointmentPage = endpoint({
  ...page,
  method: 'GET',
  path: '/track/:token/appointments/:id',
  summary: 'Change or cancel an appointment: what was agreed, and other times',
  params: ownAppointment,
});

export const appointmentCalendar = endpoint({
  method: 'GET',
  path: '/track/:token/appointments/:id/calendar',
  access: { by: 'public' },
  summary: 'An appointment as a calendar file (iCalendar)',
  params: ownAppointment,
  produces: 'text/calendar',
});

export const moveOwnAppointment = endpoint({
  ...page,
  ...form,
  method: 'POST',
  path: '/track/:token/appointments/:id/move',
  summary: 'The customer chooses another time for an appointment',
  params: ownAppointment,
});

export const cancelOwnAppointment = endpoint({
  ...page,
  ...form,
  method: 'POST',
  path: '/track/:token/appointments/:id/cancel',
  summary: 'The customer cancels an appointment',
  params: ownAppointment,
});

const ownCallback = token.extend({ id: z.uuid() });

/** `all`: every time that is offered, instead of those of the first days. */
const times = z.object({ times: z.literal('all').optional().catch(undefined) });

export const askCallbackPage = endpoint({
  ...page,
  method: 'GET',
  path: '/track/:token/callback',
  summary: 'Ask to be rung, where the receipt of an enquiry offered it: times, and the telephone number',
  params: token,
  query: times,
});

export const askCallback = endpoint({
  ...page,
  ...form,
  method: 'POST',
  path: '/track/:token/callback',
  summary: 'The customer asks to be rung at a time that is offered',
  params: token,
});

export const callbackPage = endpoint({
  ...page,
  method: 'GET',
  path: '/track/:token/callbacks/:id',
  summary: 'Change or cancel when one is rung back: what was agreed and tried, and other times',
  params: ownCallback,
  query: times,
});

export const moveOwnCallback = endpoint({
  ...page,
  ...form,
  method: 'POST',
  path: '/track/:token/callbacks/:id/move',
  summary: 'The customer chooses another time to be rung back',
  params: ownCallback,
});

export const cancelOwnCallback = endpoint({
  ...page,
  ...form,
  method: 'POST',
  path: '/track/:token/callbacks/:id/cancel',
  summary: 'The customer does not want to be rung back any more',
  params: ownCallback,
});

export const scoresPage = endpoint({
  ...page,
  access: indexed,
  method: 'GET',
  path: '/how-we-are-doing',
  summary: 'Which published promises were kept and which were not',
  query: z.object({ period: z.string().max(20).optional() }),
});

/** In which language; English where none is named. */
const inLanguage = language.default('en').catch('en');

export const answersPage = endpoint({
  ...page,
  access: indexed,
  method: 'GET',
  path: '/answers',
  summary: 'Answers about the services, to be searched and read',
  query: z.object({ q: z.string().max(200).default('').catch(''), language: inLanguage }),
});

export const answerPage = endpoint({
  ...page,
  access: indexed,
  method: 'GET',
  path: '/answers/:slug',
  summary: 'An answer, with the day on which it was last checked',
  params: z.object({ slug: z.string().max(100) }),
  query: z.object({ language: inLanguage }),
});

export const fittingAnswers = endpoint({
  method: 'POST',
  path: '/answers/fitting',
  access: { by: 'public' },
  summary: 'Answers that fit what somebody is writing; nothing of it is kept',
  status: 200,
  body: z.object({ text: z.string().max(4000) }),
  answer: z.object({
    answers: z.array(z.object({ title: z.string(), path: z.string(), language: z.string() })),
  }),
});

export const privacyPage = endpoint({
  ...page,
  access: indexed,
  method: 'GET',
  path: '/privacy',
  summary: 'What is kept of people who contact the organisation',
});

export const cookiesPage = endpoint({
  ...page,
  access: indexed,
  method: 'GET',
  path: '/cookies',
  summary: 'Which cookies there are',
});

export const accessibilityPage = endpoint({
  ...page,
  access: indexed,
  method: 'GET',
  path: '/accessibility',
  summary: 'Accessibility statement of the public pages',
});

export const findEnquiryPage = endpoint({
  ...page,
  access: indexed,
  method: 'GET',
  path: '/find-enquiry',
  summary: 'Ask for a new link to an enquiry',
});

export const askForLink = endpoint({
  ...page,
  ...form,
  method: 'POST',
  path: '/find-enquiry',
  summary:
    'Send a new link where the reference and an email address or telephone number belong together; the answer never tells whether they do',
});
