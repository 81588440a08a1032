// The rest of the program takes what it needs of TypeORM from here.
export {
  DataSource,
  EntityManager,
  In,
  IsNull,
  LessThan,
  LessThanOrEqual,
  MoreThan,
  MoreThanOrEqual,
  Not,
} from 'typeorm';
export { inBackground, inForeground } from './background.js';
export * from './batcher.js';
export * from './data-source.js';
export { DatabaseProbe } from './database-probe.js';
export { refusalAtStart } from './refusal-at-start.js';
export { watchingChanges } from './changes-of-request.js';
export { databaseTrouble, mayBeOfOneInput, noteByTheWay } from './database-trouble.js';
export * from './entities/index.js';
export type { DatabaseLimits } from './connections.js';
export { outsideTransaction, refuseSecondConnections } from './open-transaction.js';
export { retriedTransaction, transaction } from './transaction.js';
export { allowWork } from './allow-work.js';
export { makeQueueSequences } from './queue-sequences.js';
export { formFileBytes, rawBytes } from './raw-bytes.js';
export { bulkInsert, bulkUpdate } from './bulk-write.js';
export { together } from './together.js';
export * from './queries/index.js';
