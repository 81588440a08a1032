import { SetMetadata } from '@nestjs/common';

export const EVERY = Symbol('every');

/**
 * Marks a method as a sweep: a look at the truth in the database, done again and again. It may run in any number of
 * processes at once. It comes round `ms` milliseconds after it ended, or after as many as it resolves with; after a
 * failure it comes round like after a success.
 */
export const Every = (ms: number): MethodDecorator => SetMetadata(EVERY, ms);
