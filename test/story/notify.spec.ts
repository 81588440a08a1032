import { newDatabase } from '../support/database.js';
import { SECRET, startEmbedded } from '../support/world.js';
import { tellNotify } from './govuk-notify.js';

tellNotify('everything on one machine', async (settings) =>
  startEmbedded({ DATABASE_URL: await newDatabase(), SECRET, DEMO: 'on', LOG_LEVEL: 'silent', ...settings }),
);
