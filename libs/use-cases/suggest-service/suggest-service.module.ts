import { Module } from '@nestjs/common';
import { DirectoryModule } from '@frontdoor/casework/directory';
import { TopicsModule } from '@frontdoor/casework/topics';
import { SuggestService } from './suggest-service.js';

@Module({ imports: [DirectoryModule, TopicsModule], providers: [SuggestService], exports: [SuggestService] })
export class SuggestServiceModule {}
