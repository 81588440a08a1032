import { Module } from '@nestjs/common';
import { Clock, Ids } from '@frontdoor/kernel';
import { DataSource } from '@frontdoor/persistence';
import { ApiKeys } from './api-keys.js';

@Module({
  providers: [
    {
      provide: ApiKeys,
      inject: [DataSource, Clock, Ids],
      useFactory: (source: DataSource, clock: Clock, ids: Ids) => new ApiKeys(source, clock, ids),
    },
  ],
  exports: [ApiKeys],
})
export class ApiKeysModule {}
