// The rest of the program takes what it needs of TypeORM from here.
export { DataSource, EntityManager, In, IsNull, LessThan, MoreThan } from 'typeorm';
export * from './batcher.js';
export * from './data-source.js';
export * from './entities/index.js';
export { patientTransaction } from './patient-transaction.js';
export { bulkInsert, bulkUpdate } from './bulk-write.js';
export * from './queries/index.js';
