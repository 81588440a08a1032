import { Module, type OnApplicationBootstrap } from '@nestjs/common';
import { JobDispatcher, Sweeps } from '@frontdoor/jobs';
import { UseCasesModule } from '@frontdoor/use-cases';
import { CallsProcessor, ContactsProcessor, DeliveriesProcessor, ReadingsProcessor } from './processors.js';

/** BullMQ processors and sweeps. Runs inside the hub by default, or in processes of its own. */
@Module({
  imports: [UseCasesModule],
  providers: [JobDispatcher, CallsProcessor, ContactsProcessor, DeliveriesProcessor, ReadingsProcessor],
})
export class WorkerModule implements OnApplicationBootstrap {
  constructor(private readonly sweeps: Sweeps) {}

  onApplicationBootstrap(): void {
    this.sweeps.start();
  }
}
