import { Module } from '@nestjs/common';
import { DeliveriesModule } from '@frontdoor/casework/deliveries';
import { DirectoryModule } from '@frontdoor/casework/directory';
import { LettersModule } from '@frontdoor/casework/letters';
import { LiveModule } from '@frontdoor/casework/live';
import { QueueModule } from '@frontdoor/casework/queue';
import { TimelineModule } from '@frontdoor/casework/timeline';
import { JobsModule } from '@frontdoor/jobs';
import { PostLetters } from './post-letters.js';
import { PrintQueueReader } from './print-queue-reader.js';
import { QueuedLetters } from './queued-letters.js';
import { TakeBackLetter } from './take-back-letter.js';
import { TellOfPrintQueue } from './tell-of-print-queue.js';

@Module({
  imports: [
    DeliveriesModule,
    DirectoryModule,
    LettersModule,
    LiveModule,
    QueueModule,
    TimelineModule,
    JobsModule,
  ],
  providers: [PostLetters, PrintQueueReader, QueuedLetters, TakeBackLetter, TellOfPrintQueue],
  exports: [PostLetters, PrintQueueReader, TakeBackLetter, TellOfPrintQueue],
})
export class PostLettersModule {}
