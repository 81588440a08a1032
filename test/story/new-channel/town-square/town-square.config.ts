import { secret } from '@frontdoor/channels/core';
import { z } from 'zod';

export const settings = {
  TOWN_SQUARE_KEY: secret(z.string().min(16).optional()).describe(
    'Key of the wall; signs what comes from Town Square and opens it for answers.',
  ),
  TOWN_SQUARE_URL: z
    .url()
    .default('https://townsquare.example')
    .describe('Address of Town Square; another one is for tests.'),
};
