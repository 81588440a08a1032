import { startEmbedded } from '../support/world.js';
import { tellFiveChannels } from './five-channels.js';

tellFiveChannels('everything on one machine', () => startEmbedded());
