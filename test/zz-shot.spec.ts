import { SeedYear } from '@frontdoor/use-cases';
import { it } from 'vitest';
import { axeViolations, startBrowser } from './support/browser.js';
import { startEmbedded } from './support/world.js';
it('shoots', async () => {
  const world = await startEmbedded(process.env.TRY_PACK ? { DEMO_PACK: process.env.TRY_PACK } : {});
  console.log(await world.hub.app.get(SeedYear).run({ contacts: Number(process.env.TRY_N ?? 5000), seed: 1 }));
  const browser = await startBrowser();
  const page = await browser.newPage({ viewport: { width: 1100, height: 900 } });
  const shot = async (name: string) => { await page.screenshot({ path: `/tmp/sb/${name}.png`, fullPage: true }); };
  for (const scheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: scheme });
    const r = await page.goto(`${world.url}/how-we-are-doing`);
    console.log(r!.status(), await axeViolations(page));
    await shot(scheme);
  }
  await page.emulateMedia({ colorScheme: 'light', forcedColors: 'active' });
  await page.goto(`${world.url}/how-we-are-doing`);
  await shot('forced');
  await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none' });
  await page.setViewportSize({ width: 320, height: 700 });
  await page.goto(`${world.url}/how-we-are-doing?period=this-month`);
  console.log(await axeViolations(page), await page.evaluate('document.documentElement.scrollWidth'));
  await shot('narrow');
  await browser.close();
  await world.stop();
}, 600_000);
