import { it } from 'vitest';
import { DataSource, dataSourceOptions } from '@frontdoor/persistence';
import { clockFigures, monthFigures } from '../libs/use-cases/scoreboard/commitment-figures.js';
import { contactFigures, firstContact } from '../libs/use-cases/scoreboard/contact-figures.js';
import { stepFigures } from '../libs/use-cases/scoreboard/people-figures.js';
import { periodOf } from '../libs/use-cases/scoreboard/period.js';
import { scopeOf } from '../libs/use-cases/scoreboard/scope.js';
import { CharterPacks } from '../libs/use-cases/open-commitments/charter-packs.js';

it('explains', async () => {
  const source = await new DataSource(dataSourceOptions(process.env.TRY_URL!, 4)).initialize();
  const [{ id }] = await source.query('select id from organisation');
  const m = source.manager;
  const explain = process.env.EXPLAIN === '1';
  const wrapped = new Proxy(m, { get: (t, k, r) => k === 'query' ? async (sql: string, p: unknown[]) => {
    const t0 = performance.now();
    const rows = await t.query(sql, p);
    console.log(Math.round(performance.now() - t0), 'ms', sql.trim().slice(0, 90).replaceAll('\n', ' '), rows.length);
    if (explain) console.log((await t.query(`EXPLAIN (ANALYZE, BUFFERS) ${sql}`, p)).map((x: any) => x['QUERY PLAN']).join('\n'));
    return rows;
  } : Reflect.get(t, k, r) });
  const now = Date.now();
  const period = periodOf('Europe/London', now, {});
  const scope = await scopeOf(m, id, {}, period, now);
  const pack = CharterPacks.read('charters').get('cambridge-city');
  for (let i = 0; i < (explain ? 1 : 2); i++) {
    for (const by of ['promise', 'channel', 'service', 'team'] as const) { const r = await clockFigures(wrapped, scope, by); if (i === 0 && by === 'promise') console.table(r.map(({packHash, packId, ...x}) => x)); }
    await monthFigures(wrapped, scope, 'Europe/London');
    await firstContact(wrapped, scope);
    await contactFigures(wrapped, scope);
    await stepFigures(wrapped, scope, pack);
  }
  console.log(await source.query(`select relname, pg_size_pretty(pg_relation_size(oid)) from pg_class where relname in ('commitment','contact','enquiry','enquiry_event','commitment_opened','contact_period','enquiry_opened','enquiry_event_call','step_prompt') `), await source.query(`select pg_size_pretty(pg_database_size('postgres'))`));
  await source.destroy();
}, 600_000);
