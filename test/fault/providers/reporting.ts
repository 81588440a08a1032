import { ReportingSite } from '../../support/reporting-site.js';
import { reportCategoriesOf } from '@frontdoor/use-cases';
import { reordered, sendHalf } from './half.js';
import type { Scene } from './scene.js';
import { type Tally, tally } from './tally.js';

const CATEGORIES = [
  {
    code: 'pothole',
    name: 'Pothole',
    service: 'customer-services',
    questions: [
      { code: 'fixmystreet_id', datatype: 'string', description: 'Number', automated: 'server_set' },
    ],
  },
];

/** A reporting site: reports and updates doubled, out of order and half, and a key that no longer counts. */
export async function disturbReportingSite(scene: Scene): Promise<Tally[]> {
  const { world, administration } = scene;
  await administration.reportCategories.load(reportCategoriesOf(CATEGORIES));
  const fields = { key: 'a-site', name: 'a-site', replyUrl: null };
  await administration.integrations.add(fields, { service: 'customer-services' });
  const { apiKey } = await administration.integrations.open311('a-site', true);
  const endpoint = `${world.url}/open311/v2/`;
  const site = new ReportingSite(endpoint, apiKey!);
  for (let known = false; !known;) {
    known = await site.poll().then(
      () => true,
      () => false,
    );
    if (!known) await scene.clock.sleep(500);
  }
  const reports = scene.markers('report');
  const numbers: string[] = [];
  for (const [index, description] of reordered([...reports.entries()])) {
    const given = {
      ...{ service_code: 'pothole', lat: '52.2', long: '0.12', description },
      'attribute[fixmystreet_id]': String(5000 + index),
    };
    const form = Buffer.from(new URLSearchParams({ ...given, api_key: apiKey! }).toString());
    const type = { 'content-type': 'application/x-www-form-urlencoded' };
    if (index % 4 === 0) await sendHalf(`${endpoint}requests.xml`, type, form);
    const times = index < 3 ? 100 : 1;
    const told = await Promise.all(
      Array.from({ length: times }, () => again(scene, () => site.report(given))),
    );
    if (new Set(told).size !== 1) throw new Error('One report got two numbers');
    numbers[index] = told[0]!;
  }
  const updates = scene.markers('site update');
  for (const [index, description] of reordered([...updates.entries()])) {
    const given = {
      ...{ service_request_id: numbers[index]!, update_id: `u${index}`, status: 'OPEN', description },
      updated_datetime: '2026-01-01T09:00:00Z',
    };
    const times = index < 3 ? 100 : 1;
    await Promise.all(Array.from({ length: times }, () => again(scene, () => site.update(given))));
  }
  const foundReports = await scene.received('report', reports.length);
  const foundUpdates = await scene.received('site update', updates.length);
  await administration.integrations.open311('a-site', false);
  await scene.clock.sleep(6000);
  const refused = await Promise.all(
    [site.poll(), site.report({ service_code: 'pothole', lat: '1', long: '1', description: 'Never' })].map(
      (asked) =>
        asked.then(
          () => 0,
          (error: Error) => (error.message.startsWith('403') ? 1 : 0),
        ),
    ),
  );
  return [
    tally(
      'Reporting sites by Open311',
      'reports × 100, reordered, half bodies, revoked key',
      reports,
      foundReports,
      {
        refused: { wanted: 2, were: refused.reduce((sum: number, each) => sum + each, 0) },
      },
    ),
    tally('Reporting sites by Open311', 'updates × 100, reordered', updates, foundUpdates),
  ];
}

/** As a site does: what the hub could not take just now is sent again. */
async function again<T>({ clock }: Scene, send: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await send();
    } catch (error) {
      if (tries === 10 || !/^(429|503) /.test((error as Error).message)) throw error;
      await clock.sleep(1000);
    }
  }
}
