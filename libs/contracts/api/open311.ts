import { z } from 'zod';
import { endpoint } from '../endpoint.js';

const format = z.object({ format: z.string() });
const one = format.extend({ id: z.string().max(100) });
const FORMATS = 'text/xml';
const FORMS = ['application/x-www-form-urlencoded', 'multipart/form-data'];
/** Every argument is optional here: GeoReport refuses in a shape of its own. */
const asked = z.record(z.string(), z.union([z.string(), z.array(z.string())]));

export const open311Discovery = endpoint({
  method: 'GET',
  path: '/open311/v2/discovery.:format',
  access: { by: 'public' },
  summary: 'Open311 GeoReport v2, in XML or JSON by the end of the address: where it is served',
  params: format,
  produces: FORMATS,
});

export const open311Services = endpoint({
  method: 'GET',
  path: '/open311/v2/services.:format',
  access: { by: 'public' },
  summary: 'What can be reported',
  params: format,
  query: asked,
  produces: FORMATS,
});

export const open311Definition = endpoint({
  method: 'GET',
  path: '/open311/v2/services/:id.:format',
  access: { by: 'public' },
  summary: 'What is asked with one of them',
  params: one,
  query: asked,
  produces: FORMATS,
});

export const open311Requests = endpoint({
  method: 'GET',
  path: '/open311/v2/requests.:format',
  access: { by: 'public' },
  summary:
    'Reports that are no private ones, by service_request_id, service_code, status, start_date and end_date: at most 1,000 of 90 days',
  params: format,
  query: asked,
  produces: FORMATS,
});

export const open311Request = endpoint({
  method: 'GET',
  path: '/open311/v2/requests/:id.:format',
  access: { by: 'public' },
  summary: 'One report; a private one is told to the site that sent it, with its api_key',
  params: one,
  query: asked,
  produces: FORMATS,
});

export const open311Photograph = endpoint({
  method: 'GET',
  path: '/open311/v2/photographs/:id/:index',
  access: { by: 'public' },
  summary:
    'A photograph of a report that is no private one, once it was found free of viruses, as media_url names it',
  params: z.object({ id: z.string().max(100), index: z.coerce.number().int().min(0).max(999) }),
  produces: 'image/jpeg',
});

export const open311Token = endpoint({
  method: 'GET',
  path: '/open311/v2/tokens/:id.:format',
  access: { by: 'public' },
  summary: 'The number of a report for which a token was told',
  params: one,
  query: asked,
  produces: FORMATS,
});

export const open311Report = endpoint({
  method: 'POST',
  path: '/open311/v2/requests.:format',
  access: { by: 'signature' },
  summary: 'Report something, with the api_key of an integration; photographs by multipart',
  params: format,
  consumes: FORMS,
  produces: FORMATS,
});

export const open311Updates = endpoint({
  method: 'GET',
  path: '/open311/v2/servicerequestupdates.:format',
  access: { by: 'signature' },
  summary: 'What became of the reports of a site, with its api_key, between start_date and end_date',
  params: format,
  query: asked,
  produces: FORMATS,
});

export const open311Update = endpoint({
  method: 'POST',
  path: '/open311/v2/servicerequestupdates.:format',
  access: { by: 'signature' },
  summary: 'Add to a report of the site whose api_key it is',
  params: format,
  consumes: FORMS,
  produces: FORMATS,
});
